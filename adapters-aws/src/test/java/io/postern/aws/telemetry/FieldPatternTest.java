package io.postern.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldPatternTest {

    @Test
    void allMembersAreLookedForInTheOrderOfTheirNames() {
        assertThat(FieldPattern.of(Map.of("user-id", "u7", "app", "shop/eu.1")))
                .isEqualTo("{ ($.app = \"shop/eu.1\") && ($.user-id = \"u7\") }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*", "a\"b", "a\\b", "größe", "a b", "7", "1.5", "%a%", "-"})
    void aValueThatCouldMeanSomethingElseIsLeftOut(String value) {
        assertThat(FieldPattern.of(Map.of("app", value))).isEmpty();
        assertThat(FieldPattern.of(Map.of("app", value, "env", "test"))).isEqualTo("{ ($.env = \"test\") }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "a b", "a[0]", "größe", "7a", "a\"", "$a"})
    void soIsANameThatIsNoPlainSelector(String name) {
        assertThat(FieldPattern.of(Map.of(name, "shop"))).isEmpty();
    }

    @Test
    void withoutMembersItIsEmpty() {
        assertThat(FieldPattern.of(Map.of())).isEmpty();
    }

    @Test
    void itIsNoLongerThanCloudWatchTakes() {
        Map<String, String> many = new HashMap<>();
        for (char name = 'a'; name <= 'h'; name++) many.put(String.valueOf(name), "v".repeat(200));

        assertThat(FieldPattern.of(many)).startsWith("{ ($.a = ").endsWith(" }").hasSizeBetween(700, 1024);
    }
}
