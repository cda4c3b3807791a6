package io.postern.probe.model;

/** What a gate takes; each kind has a way of its own to the destination. */
public enum RecordKind {
    METRIC("metric"),
    LOG_EVENT("log event");

    private final String words;

    RecordKind(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
