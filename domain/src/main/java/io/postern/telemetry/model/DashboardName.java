package io.postern.telemetry.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a dashboard is called. Source: PutDashboard in the CloudWatch API reference. */
public record DashboardName(String value) {

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    public DashboardName {
        if (!PATTERN.matcher(value).matches())
            throw new IllegalArgumentException(
                    "dashboardName: not usable (expected: 1 to 255 letters, digits, - and _)");
    }

    /** The name, if the text is one. */
    public static Optional<DashboardName> read(String text) {
        return PATTERN.matcher(text).matches() ? Optional.of(new DashboardName(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
