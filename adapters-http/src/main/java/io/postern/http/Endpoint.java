package io.postern.http;

import java.util.List;

/** The doors of this server, as counters and answers tell them apart. */
public enum Endpoint {
    TOKEN("token"),
    METRIC("metric"),
    LOG_EVENTS("logEvents"),
    TEST("test"),
    API("api"),
    LOCATE("locate"),
    CLEANUP("cleanup"),
    FIREHOSE("firehose"),
    OTHER("other");

    /** Where Amazon Data Firehose delivers to. */
    public static final String FIREHOSE_PATH = "/api/v1/metering/firehose";

    private static final String LOCATE_PATHS = "/v2/";
    private static final List<String> CLEANUP_PATHS = List.of("/allowlist", "/execution", "/settings/service");

    private final String tag;

    Endpoint(String tag) {
        this.tag = tag;
    }

    /** Its name in metrics. */
    public String tag() {
        return tag;
    }

    /** Whether the path is one of m-lab's locate, told in less time than which door it is. */
    public static boolean ofLocate(String path) {
        return path.startsWith(LOCATE_PATHS);
    }

    /** Whether the path is one of AWS Auto Cleanup's API, or below one. */
    public static boolean ofCleanup(String path) {
        for (String one : CLEANUP_PATHS)
            if (path.startsWith(one) && (path.length() == one.length() || path.charAt(one.length()) == '/'))
                return true;
        return false;
    }

    /** The door behind a path. */
    public static Endpoint of(String path) {
        return switch (path) {
            case "/token" -> TOKEN;
            case "/metric", "/metrics" -> METRIC;
            case "/logEvents" -> LOG_EVENTS;
            case "/test" -> TEST;
            case FIREHOSE_PATH -> FIREHOSE;
            default -> ofPrefix(path);
        };
    }

    private static Endpoint ofPrefix(String path) {
        if (path.startsWith("/api/")) return API;
        if (ofLocate(path)) return LOCATE;
        return ofCleanup(path) ? CLEANUP : OTHER;
    }
}
