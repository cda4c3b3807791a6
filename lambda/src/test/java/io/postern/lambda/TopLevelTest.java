package io.postern.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TopLevelTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"arn\":\"a\"}",
                "{ \"x\" : { \"arn\" : \"no\" } , \"arn\" : \"a\" }",
                "{\"x\":[\"arn\",{\"arn\":\"no\"}],\"arn\":\"a\"}",
                "{\"x\":\"\\\",\\\"arn\\\":\\\"no\",\"arn\":\"a\"}",
                "{\"x\":\"arn\",\"arn\":\"a\"}",
                "{\"x\":\"}}]\\\\\",\"arn\":\"a\",\"arn\":\"second\"}"
            })
    void onlyAMemberOfTheObjectItselfIsFound(String json) {
        assertThat(new TopLevel(json).text("arn")).contains("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[\"arn\",\"a\"]",
                "{\"arn\":7}",
                "{\"arn\":\"a\\u0022\"}",
                "{\"arn\"",
                "{\"arn\":",
                "{\"x\":{\"arn\":\"no\"}}"
            })
    void whatIsNoPlainTextThereIsNothing(String json) {
        assertThat(new TopLevel(json).text("arn")).isEmpty();
    }

    @Test
    void aTextWithoutAnEndDoesNoHarm() {
        assertThat(new TopLevel("{\"arn\":\"a").text("arn")).contains("a");
    }
}
