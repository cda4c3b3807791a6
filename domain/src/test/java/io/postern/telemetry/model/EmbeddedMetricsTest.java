package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedMetricsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_aws\":{}}",
                "{\"_aws\":1}",
                " \r\n\t{ \"_aws\" \n: {} }",
                "\uFEFF{\"_aws\":{}}",
                "{\"\\u005faws\":{}}",
                "{\"\\u005F\\u0061\\u0077\\u0073\":{}}",
                "{\"a\":\"}\",\"b\":[{}],\"_aws\":{}}",
                "{\"a\":\"\\\"\",\"_aws\":{}}",
                "{\"a\":\"\\\\\",\"_aws\":{}}",
                "{\"_aws\":1,\"_aws\":{}}",
                "{\"_aws\":{} and then no JSON"
            })
    void aMemberOfTheRootIsFoundHoweverItIsSpelled(String message) {
        assertThat(EmbeddedMetrics.in(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"",
                "{\"\\",
                "{\"\\u00",
                "_aws",
                "plain text with \"_aws\": {}",
                "[{\"_aws\":{}}]",
                "\"_aws\"",
                "{\"a\":{\"_aws\":{}}}",
                "{\"a\":[{\"_aws\":{}}]}",
                "{\"a\":\"_aws\"}",
                "{\"a\":\"\\\"_aws\\\":{}\"}",
                "{\"_awsx\":{}}",
                "{\"_aw\":{}}",
                "{\"x_aws\":{}}",
                "{\"_AWS\":{}}",
                "{\"\\\\u005faws\":{}}",
                "{\"a\":1}{\"_aws\":{}}"
            })
    void anythingElseIsNone(String message) {
        assertThat(EmbeddedMetrics.in(message)).isFalse();
    }

    @Test
    void noDepthHidesTheMember() {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);

        assertThat(EmbeddedMetrics.in("{\"a\":" + deep + ",\"_aws\":{}}")).isTrue();
        assertThat(EmbeddedMetrics.in("{\"a\":" + deep + ",\"b\":\"_aws\"}")).isFalse();
    }
}
