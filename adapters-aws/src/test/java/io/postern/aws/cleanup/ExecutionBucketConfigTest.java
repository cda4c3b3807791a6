package io.postern.aws.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionBucketConfigTest {

    @Test
    void noBucketIsNamed() {
        assertThat(configOf(Map.of())).isEqualTo(new ExecutionBucketConfig("", "", "", ""));
    }

    @Test
    void everyKeyIsRead() {
        ExecutionBucketConfig config = configOf(Map.of(
                "postern.cleanup.bucket.name", "auto-cleanup-app-prod-executionlogbucket-1abc",
                "postern.cleanup.bucket.prefix", "cleanup/logs/",
                "postern.cleanup.bucket.region", "eu-west-3",
                "postern.cleanup.bucket.endpoint", "http://localhost:9000"));

        assertThat(config)
                .isEqualTo(new ExecutionBucketConfig(
                        "auto-cleanup-app-prod-executionlogbucket-1abc",
                        "cleanup/logs/",
                        "eu-west-3",
                        "http://localhost:9000"));
    }

    @ParameterizedTest
    @CsvSource({
        "name, ab",
        "name, A bucket",
        "prefix, logs",
        "prefix, /logs/",
        "prefix, logs/../",
        "prefix, logs//",
        "region, Europe",
        "endpoint, localhost:9000",
        "endpoint, http://["
    })
    void nonsenseStopsTheBootAndNamesTheKey(String key, String value) {
        assertThatThrownBy(() -> configOf(Map.of("postern.cleanup.bucket." + key, value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postern.cleanup.bucket." + key + ": ")
                .hasMessageContaining("(expected: ");
    }

    @Test
    void whoChoosesTheBucketNamesIt() {
        assertThatThrownBy(() -> configOf(Map.of()).chosenName())
                .hasMessage("postern.cleanup.bucket.name: not set (expected: the name of a bucket while"
                        + " postern.cleanup.execution-logs is s3)");
    }

    private static ExecutionBucketConfig configOf(Map<String, Object> properties) {
        try (ApplicationContext context = ApplicationContext.run(properties)) {
            return context.getBean(ExecutionBucketConfig.class);
        }
    }
}
