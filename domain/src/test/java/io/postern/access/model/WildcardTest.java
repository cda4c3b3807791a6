package io.postern.access.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WildcardTest {

    @ParameterizedTest
    @CsvSource({
        "shop, shop",
        "*, shop",
        "*, ''",
        "shop*, shop",
        "shop/*, shop/web",
        "shop/*, shop/web/eu",
        "*/web, shop/web",
        "s*p, shop",
        "s*p, sp",
        "s**p, shop",
        "*a*b*, xxaxxbxx",
        "*ab, aab",
        "a*a, aa"
    })
    void whatIsMeantMatches(String pattern, String name) {
        assertThat(new Wildcard(pattern).matches(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "shop, Shop",
        "shop, shops",
        "shop, sho",
        "shop, ''",
        "shop/*, shop",
        "shop/*, xshop/web",
        "*/web, shop/webs",
        "a*a, a",
        "a.c, abc",
        "[ab], a",
        "a?c, abc",
        "s*p, shops"
    })
    void whatIsNotMeantDoesNot(String pattern, String name) {
        assertThat(new Wildcard(pattern).matches(name)).isFalse();
    }

    @Test
    void onlyStarsMeanEverything() {
        assertThat(new Wildcard("**").any()).isTrue();
        assertThat(new Wildcard("*a").any()).isFalse();
    }

    @Test
    void manyStarsTakeNoTime() {
        Wildcard pattern = new Wildcard("*a".repeat(255) + "b");

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> pattern.matches("a".repeat(1024)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb", "a\nb", "é", "\u007f"})
    void otherTextsAreNoPatterns(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Wildcard(pattern));
    }

    @Test
    void aPatternHasALength() {
        assertThat(new Wildcard("a".repeat(512)).pattern()).hasSize(512);
        assertThatIllegalArgumentException().isThrownBy(() -> new Wildcard("a".repeat(513)));
    }
}
