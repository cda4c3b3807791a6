package io.postern.metering.model;

/** What usage can be told apart by. */
public enum UsageDimension {
    TIME("time"),
    APPLICATION("application"),
    METHOD("method"),
    ROUTE("route"),
    STATUS_CLASS("statusClass");

    private final String text;

    UsageDimension(String text) {
        this.text = text;
    }

    /**
     * The one that is written so.
     *
     * @throws IllegalArgumentException when none is
     */
    public static UsageDimension read(String text) {
        for (UsageDimension one : values()) if (one.text.equals(text)) return one;
        throw new IllegalArgumentException(
                "groupBy: " + text + " (expected: time, application, method, route or statusClass)");
    }

    /** What a sum is called in it; a time by its beginning, in ISO 8601. */
    public String of(UsageRow row) {
        return switch (this) {
            case TIME -> row.bucket().start().toString();
            case APPLICATION -> row.series().application();
            case METHOD -> row.series().method();
            case ROUTE -> row.series().route();
            case STATUS_CLASS -> row.series().status().toString();
        };
    }

    /** As it is written: {@code statusClass}. */
    @Override
    public String toString() {
        return text;
    }
}
