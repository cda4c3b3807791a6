package io.postern.aws.telemetry;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Set;

/**
 * What is done about a log group or stream that does not exist.
 *
 * @param createMissingGroups whether it is made when the first event for it comes
 * @param retentionDays how long a log group that Postern made keeps its events; zero: for ever
 */
@ConfigurationProperties("postern.aws")
record CloudWatchConfig(boolean createMissingGroups, int retentionDays) {

    /** Zero, and what AWS takes. Source: PutRetentionPolicy in the CloudWatch Logs API reference. */
    private static final Set<Integer> RETENTIONS = Set.of(
            0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    CloudWatchConfig {
        if (!RETENTIONS.contains(retentionDays))
            throw new IllegalArgumentException("postern.aws.retention-days: " + retentionDays
                    + " (expected: 0 for ever, or 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096,"
                    + " 1827, 2192, 2557, 2922, 3288, 3653)");
    }
}
