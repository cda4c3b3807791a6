package io.postern.http;

/** The doors of this server, as counters and answers tell them apart. */
public enum Endpoint {
    TOKEN("token"),
    METRIC("metric"),
    LOG_EVENTS("logEvents"),
    TEST("test"),
    API("api"),
    LOCATE("locate"),
    OTHER("other");

    private static final String LOCATE_PATHS = "/v2/";

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

    /** The door behind a path. */
    public static Endpoint of(String path) {
        return switch (path) {
            case "/token" -> TOKEN;
            case "/metric", "/metrics" -> METRIC;
            case "/logEvents" -> LOG_EVENTS;
            case "/test" -> TEST;
            default -> path.startsWith("/api/") ? API : ofLocate(path) ? LOCATE : OTHER;
        };
    }
}
