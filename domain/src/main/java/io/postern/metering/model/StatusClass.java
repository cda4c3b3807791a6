package io.postern.metering.model;

/** The first digit of an HTTP status, which is as much of it as usage keeps. */
public enum StatusClass {
    INFORMATIONAL("1xx"),
    SUCCESS("2xx"),
    REDIRECTION("3xx"),
    CLIENT_ERROR("4xx"),
    SERVER_ERROR("5xx"),
    UNKNOWN("unknown");

    private static final StatusClass[] BY_DIGIT = {
        UNKNOWN, INFORMATIONAL, SUCCESS, REDIRECTION, CLIENT_ERROR, SERVER_ERROR
    };

    private final String text;

    StatusClass(String text) {
        this.text = text;
    }

    /** Of a meter event's status, where zero is unknown. */
    public static StatusClass of(int status) {
        return BY_DIGIT[status / 100];
    }

    /**
     * The one that is written so.
     *
     * @throws IllegalArgumentException when none is
     */
    public static StatusClass read(String text) {
        for (StatusClass one : values()) if (one.text.equals(text)) return one;
        throw new IllegalArgumentException("status class: " + text + " (expected: 1xx, 2xx, 3xx, 4xx, 5xx or unknown)");
    }

    /** Whether callers got an error. */
    public boolean failed() {
        return this == CLIENT_ERROR || this == SERVER_ERROR;
    }

    /** As it is written: {@code 2xx}. */
    @Override
    public String toString() {
        return text;
    }
}
