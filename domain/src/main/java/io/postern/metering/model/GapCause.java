package io.postern.metering.model;

/** What explains that decisions and logged requests differ. */
public enum GapCause {
    /** They do not. */
    NONE("none"),

    /** The gateway remembers decisions: one serves many requests. */
    CACHED("cached"),

    /**
     * More was decided than logged: requests of which the log came in the next hour or not yet, that the gateway stopped
     * after the decision, or that no log tells of.
     */
    NOT_LOGGED("notLogged"),

    /** Requests without any decision in the hour, nor so shortly before it that the gateway could remember it. */
    WITHOUT_DECISION("withoutDecision");

    private final String word;

    GapCause(String word) {
        this.word = word;
    }

    /** Its name in answers. */
    public String word() {
        return word;
    }
}
