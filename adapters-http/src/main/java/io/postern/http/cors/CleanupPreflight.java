package io.postern.http.cors;

/** What a preflight is told of the paths of AWS Auto Cleanup, in its gateway's own words. */
final class CleanupPreflight {

    static final String HEADERS = "Content-Type, X-Amz-Date, Authorization, X-Api-Key, X-Amz-Security-Token,"
            + " X-Amz-User-Agent, X-Amzn-Trace-Id";

    private CleanupPreflight() {}

    /** The methods that the path takes. */
    static String methods(String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return bare.equals("/allowlist/entry") ? "OPTIONS, POST, PUT, DELETE" : "OPTIONS, GET, HEAD";
    }
}
