package io.postern.http.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/a?b=[!x]* /a?b=%5B!x%5D*",
                "/a?b={c}|d^e /a?b=%7Bc%7D%7Cd%5Ee",
                "/a?b=50%&c=% /a?b=50%25&c=%25",
                "/a?b=%4&c=%zz&d=%41 /a?b=%254&c=%25zz&d=%41",
                "/a?b=\"<>\\` /a?b=%22%3C%3E%5C%60",
                "/a?b=c+d&e=?/:@#f /a?b=c+d&e=?/:@%23f",
                "/[?b=] /[?b=%5D"
            })
    void whatIsBareIsEncodedOnceAndOnlyInTheQuery(String uri, String mended) {
        assertThat(QueryText.mended(uri, uri.indexOf('?') + 1)).isEqualTo(mended);
        assertThat(QueryText.mended(mended, mended.indexOf('?') + 1)).isEqualTo(mended);
    }

    @Test
    void everyByteMakesAUriOfWhichItIsReadAgain() {
        for (char c = '!'; c <= 0xFF; c++) {
            String raw = "/a?b=x" + c + "y";
            URI uri = URI.create(QueryText.mended(raw, 3));
            // A byte that is no text stands for itself, encoded; the ampersand ends the value.
            String read = c == '&' ? "x" : c == '+' ? "x y" : c < 0x80 ? "x" + c + "y" : "x%" + hex(c) + "y";

            assertThat(QueryText.parameters(uri.getRawQuery())).as(raw).containsEntry("b", read);
        }
    }

    @Test
    void textsAreReadAsUtf8() {
        assertThat(QueryText.parameters("a=%C3%A9%F0%9F%98%80")).isEqualTo(Map.of("a", "é😀"));
        assertThat(QueryText.parameters("a=é+%C3%A9")).isEqualTo(Map.of("a", "é é"));
    }

    @Test
    void theLastOfSeveralCounts() {
        assertThat(QueryText.parameters("a=1&b=2&a=3")).isEqualTo(Map.of("a", "3", "b", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&", "&a=1", "a=1&&&", "a=1&b&=c", "=&a=1"})
    void whatIsNoPairIsNothing(String query) {
        assertThat(QueryText.parameters(query)).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void aValueMayHoldEqualsSignsAndBeEmpty() {
        assertThat(QueryText.parameters("a=b=c&d=")).isEqualTo(Map.of("a", "b=c", "d", ""));
    }

    private static String hex(char c) {
        return "%02X".formatted((int) c);
    }
}
