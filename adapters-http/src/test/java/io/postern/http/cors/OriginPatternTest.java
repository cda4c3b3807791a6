package io.postern.http.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginPatternTest {

    @ParameterizedTest
    @CsvSource({
        "https://*.example.org, https://a.example.org",
        "https://*.example.org, https://a.b.example.org",
        "https://*.example.org, https://A.Example.Org",
        "https://app-*.example.org, https://app-7.example.org",
        "https://*.*.example.org, https://a.b.example.org",
        "http://localhost:*, http://localhost:5173",
        "*.example.org, http://a.example.org",
        "*.example.org, https://a.example.org",
        "shop.example, https://shop.example",
        " https://shop.example , https://shop.example",
        "https://shop.example/, https://shop.example",
        "https://*.example.org/, https://a.example.org",
        "http://localhost:8080/, http://localhost:8080",
        "shop.example/, https://shop.example",
        "file://, file://",
        "file:///, file://",
        "*, https://anything.example",
        "*, null"
    })
    void isAllowed(String entry, String origin) {
        assertThat(origins(entry).allow(origin)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://*.example.org, https://example.org",
        "https://*.example.org, https://.example.org",
        "https://*.example.org, https://a..example.org",
        "https://*.example.org, http://a.example.org",
        "https://*.example.org, https://a.example.org:8443",
        "https://*.example.org, https://a.example.org.evil.example",
        "https://*.example.org, https://evil.example/a.example.org",
        "https://*.example.org, https://evil.example#.example.org",
        "https://*.example.org, https://evil.example?.example.org",
        "https://*.example.org, https://user@a.example.org",
        "https://*.example.org, https://evilexample.org",
        "https://*.example.org, null",
        "http://localhost:*, http://localhost:",
        "http://localhost:*, http://localhost:80.evil.example",
        "https://shop.example, https://shop.example.evil",
        "shop.example, ftp://shop.example",
        "'', https://shop.example"
    })
    void isForeign(String entry, String origin) {
        assertThat(origins(entry).allow(origin)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/app",
                "https://shop.example//",
                "https://shop.example/*",
                "https://shop.example?x",
                "https://shop.example#top",
                "shop.example/app",
                "https:/shop.example",
                "/"
            })
    void whatHasAPathIsNoOrigin(String entry) {
        assertThatThrownBy(() -> origins(entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("postern.http.cors.allowed-origins: " + entry + " (expected: an origin");
    }

    @Test
    @Timeout(30)
    void aHostilePatternCostsNoTime() {
        OriginPattern pattern = new OriginPattern("https://" + "*a".repeat(2000) + "b");

        assertThat(pattern.matches("https://" + "a".repeat(8000))).isFalse();
    }

    @Test
    void aLongOriginIsForeign() {
        assertThat(origins("https://*.example.org").allow("https://" + "a".repeat(600) + ".example.org"))
                .isFalse();
    }

    private static Origins origins(String entry) {
        return new Origins(new CorsConfig(List.of(entry)));
    }
}
