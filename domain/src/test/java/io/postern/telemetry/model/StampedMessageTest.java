package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Stamps;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StampedMessageTest {

    private final StampedMessage stamp = new StampedMessage(Stamps.of(Map.of("app", "shop")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {\"app\":\"shop\"}",
                "{ } | {\"app\":\"shop\"}",
                "{\"a\":1} | {\"app\":\"shop\",\"a\":1}",
                "{ \"a\" : [1, {\"app\": 2}] , \"b\" : null } | {\"app\":\"shop\",\"a\" : [1, {\"app\": 2}],\"b\" :"
                        + " null}",
                "{\"a\":1,\"a\":2} | {\"app\":\"shop\",\"a\":1,\"a\":2}",
                "{\"n\":-0.5e+10,\"t\":true,\"f\":false} | {\"app\":\"shop\",\"n\":-0.5e+10,\"t\":true,\"f\":false}",
                "{\"q\":\"\\\"}\"} | {\"app\":\"shop\",\"q\":\"\\\"}\"}"
            })
    void anObjectGetsTheField(String message, String stamped) {
        assertThat(stamp.on(message)).isEqualTo(stamped);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"app\":\"bank\",\"a\":1}",
                "{\"a\":1,\"app\":{\"app\":1}}",
                "{\"app\":1,\"a\":1,\"app\":2}",
                "{\"\\u0061\\u0070p\":\"bank\",\"a\":1}"
            })
    void whatTheSenderWroteUnderThatNameGoes(String message) {
        assertThat(stamp.on(message)).isEqualTo("{\"app\":\"shop\",\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "[1]",
                "1",
                "{",
                "{}}",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":+1}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":1} // app",
                "{\"a\":",
                "{\"a",
                "\uFEFF{\"a\":1}"
            })
    void everythingElseBecomesAMember(String message) {
        assertThat(stamp.on(message))
                .startsWith("{\"app\":\"shop\",\"message\":\"")
                .endsWith("\"}");
        assertThat(JsonMembers.of(stamp.on(message))).isPresent();
    }

    @Test
    void textIsQuoted() {
        assertThat(stamp.on("a \"b\" \\ \n\r\t\u0001 é😀"))
                .isEqualTo("{\"app\":\"shop\",\"message\":\"a \\\"b\\\" \\\\ \\n\\r\\t\\u0001 é😀\"}");
        assertThat(new StampedMessage(Stamps.of(Map.of("a\"b", "c\\d", "e", "f"))).on("{}"))
                .isEqualTo("{\"a\\\"b\":\"c\\\\d\",\"e\":\"f\"}");
    }

    @Test
    void deepNestingIsText() {
        String deep = "{\"a\":".repeat(100) + "1" + "}".repeat(100);

        assertThat(stamp.on(deep)).startsWith("{\"app\":\"shop\",\"message\":\"");
    }

    @Test
    void anEmptyMessageStaysEmpty() {
        assertThat(stamp.on("")).isEmpty();
    }
}
