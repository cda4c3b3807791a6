package io.postern.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudWatchConfigTest {

    @Test
    void missingGroupsAreMadeAndKeptForEver() {
        CloudWatchConfig config = configOf(Map.of());

        assertThat(config).isEqualTo(new CloudWatchConfig(true, 0));
    }

    @Test
    void everyKeyIsRead() {
        CloudWatchConfig config =
                configOf(Map.of("postern.aws.create-missing-groups", "false", "postern.aws.retention-days", "30"));

        assertThat(config).isEqualTo(new CloudWatchConfig(false, 30));
    }

    @Test
    void aRetentionThatAwsDoesNotKnowStopsTheBoot() {
        assertThatThrownBy(() -> configOf(Map.of("postern.aws.retention-days", "31")))
                .rootCause()
                .hasMessageStartingWith("postern.aws.retention-days: 31 (expected: 0 for ever, or 1, 3, ");
    }

    @Test
    void aRetentionThatCannotBeReadStopsTheBoot() {
        assertThatThrownBy(() -> configOf(Map.of("postern.aws.retention-days", "long")))
                .hasStackTraceContaining("postern.aws.retention-days");
    }

    private static CloudWatchConfig configOf(Map<String, Object> properties) {
        try (ApplicationContext context = ApplicationContext.run(properties)) {
            return context.getBean(CloudWatchConfig.class);
        }
    }
}
