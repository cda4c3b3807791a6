package io.postern.telemetry.model;

/**
 * A dashboard.
 *
 * @param body CloudWatch's "Dashboard body structure" as JSON, as it was put
 */
public record Dashboard(DashboardName name, String body) {

    /** Longest body that is taken, well above the 500 widgets that CloudWatch allows. */
    public static final int BODY_CHARACTERS_MAX = 1 << 20;

    public Dashboard {
        if (body.length() > BODY_CHARACTERS_MAX)
            throw new IllegalArgumentException(
                    "dashboardBody: " + body.length() + " characters (expected: at most " + BODY_CHARACTERS_MAX + ")");
    }
}
