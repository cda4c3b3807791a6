package io.postern.http.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.http.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FirehoseConfigTest {

    @Test
    void theDefaultsTakeNoDelivery() {
        try (Gate gate = Gate.open()) {
            assertThat(gate.bean(FirehoseConfig.class)).isEqualTo(new FirehoseConfig(List.of(), 16 << 20, 16 << 20, 2));
        }
    }

    @Test
    void theKeysAreThoseOfTheDocuments(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "key-in-a-file-of-its-own\n");
        Map<String, Object> settings = Map.of(
                "postern.metering.firehose.access-keys",
                "key-in-the-configuration, file:" + file,
                "postern.metering.firehose.body-max",
                "1MB",
                "postern.metering.firehose.record-max",
                "2MB",
                "postern.metering.firehose.requests-max",
                7);
        try (Gate gate = Gate.openWith(settings)) {
            FirehoseConfig config = gate.bean(FirehoseConfig.class);
            FirehoseKeys keys = gate.bean(FirehoseKeys.class);

            assertThat(config.accessKeys()).hasSize(2);
            assertThat(config.bodyMax()).isEqualTo(1 << 20);
            assertThat(config.recordMax()).isEqualTo(2 << 20);
            assertThat(config.requestsMax()).isEqualTo(7);
            assertThat(keys.open("key-in-the-configuration")).isTrue();
            assertThat(keys.open("key-in-a-file-of-its-own")).isTrue();
            assertThat(keys.open("file:" + file)).isFalse();
            assertThat(config.toString()).doesNotContain("key-in");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "access-keys, short, a key of 5 characters (expected: 16 or more)",
        "access-keys, 'a,b,c', access-keys: 3 (expected: at most 2)",
        "access-keys, file:/nowhere/key, /nowhere/key cannot be read",
        "body-max, 0, body-max: 0 (expected: 1 or more)",
        "record-max, 0, record-max: 0 (expected: 1 or more)",
        "requests-max, 0, requests-max: 0 (expected: 1 or more)",
        "requests-max, many, requestsMax"
    })
    void aWrongValueStopsTheBoot(String key, String value, String words) {
        assertThatThrownBy(() -> {
                    try (Gate gate = Gate.openWith(Map.of("postern.metering.firehose." + key, value))) {
                        gate.bean(FirehoseConfig.class);
                    }
                })
                .hasStackTraceContaining(words);
    }
}
