package io.postern.locate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlTemplateTest {

    @ParameterizedTest
    @CsvSource({
        "wss://:3010/ndt_protocol, wss://host:3010/ndt_protocol?access_token=t",
        "wss:///ndt/v7/upload, wss://host/ndt/v7/upload?access_token=t",
        "https:///, https://host/?access_token=t",
        "ws://:80, ws://host:80?access_token=t",
        "wss:///a?b=c, wss://host/a?access_token=t"
    })
    void theHostAndTheQueryAreFilledIn(String template, String url) {
        assertThat(new UrlTemplate(template).on("host", Map.of("access_token", "t")))
                .isEqualTo(url);
    }

    @Test
    void parametersAreSortedAndEncodedAsGoDoes() {
        Map<String, String> parameters = Map.of("b", "1 2", "a", "*~-._", "access_token", "x.y-z_", "c&", "é=/");

        assertThat(new UrlTemplate("wss:///p").on("host", parameters))
                .isEqualTo("wss://host/p?a=%2A~-._&access_token=x.y-z_&b=1+2&c%26=%C3%A9%3D%2F");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wss",
                "wss://host/path",
                "wss://user@/path",
                "wss:///path#fragment",
                "wss:///pa th",
                "wss://:port/",
                "//:80/",
                "javascript:alert(1)",
                "wss:///\"quoted\""
            })
    void aTextThatIsNoTemplateIsRefused(String text) {
        assertThatThrownBy(() -> new UrlTemplate(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: a URL with an empty host");
    }
}
