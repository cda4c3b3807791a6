package io.postern.telemetry.model;

import java.util.Set;
import java.util.regex.Pattern;

/** A statistic by CloudWatch's name: one of the five, or a percentile such as {@code p99} or {@code p99.9}. */
public record Statistic(String name) {

    private static final Set<String> SIMPLE = Set.of("SampleCount", "Average", "Sum", "Minimum", "Maximum");
    private static final Pattern PERCENTILE = Pattern.compile("p(100(\\.0{1,2})?|[0-9]{1,2}(\\.[0-9]{1,2})?)");

    public Statistic {
        if (!SIMPLE.contains(name) && !PERCENTILE.matcher(name).matches())
            throw new IllegalArgumentException("statistic: " + name
                    + " (expected: SampleCount, Average, Sum, Minimum, Maximum or p0 to p100, for example p99.9)");
    }

    /** Whether it is a percentile, which CloudWatch asks for separately. */
    public boolean percentile() {
        return name.charAt(0) == 'p';
    }
}
