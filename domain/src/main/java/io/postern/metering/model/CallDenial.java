package io.postern.metering.model;

/** Why a client may not go on. */
public enum CallDenial {
    UNKNOWN("unknown"),
    SUSPENDED("suspended"),
    EXPIRED("expired"),
    QUOTA_SPENT("quotaSpent"),
    ROUTE_NOT_ALLOWED("routeNotAllowed"),

    /** What it may call, or how often it called, was not heard for too long. */
    UNDECIDED("undecided");

    private final String word;

    CallDenial(String word) {
        this.word = word;
    }

    /** Its name in contexts and metrics. */
    public String word() {
        return word;
    }
}
