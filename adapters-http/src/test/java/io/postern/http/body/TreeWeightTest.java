package io.postern.http.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TreeWeightTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0 | 73", // a value, and a byte
                "[0,0] | 365", // four tokens in five bytes, and one for all that is in nothing
                "{\"a\":1} | 367",
                "\"a,b:c[d{\" | 82",
                "\"\\\",\\\\\" | 79", // a quote within a text does not end it
                "\"é\" | 80" // two bytes for each character, as soon as one needs them
            })
    void aJsonTextWeighsItsTextsAndItsValues(String json, long weight) {
        assertThat(TreeWeight.of(MediaKind.JSON, json.getBytes(UTF_8))).isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource({"a=1, 262", "a=1&b=2, 526", "a[b]=1, 780", "a%5Bb%5D=1, 788"})
    void aFormWeighsItsTextsTwiceItsPairsAndItsLevels(String form, long weight) {
        assertThat(TreeWeight.of(MediaKind.FORM, form.getBytes(UTF_8))).isEqualTo(weight);
    }

    @Test
    void noMoreIsWeighedThanIsRead() {
        byte[] values = ",".repeat(2 * JsonTree.TOKENS_MAX).getBytes(UTF_8);
        byte[] pairs = "&[".repeat(2 * FormTree.PAIRS_MAX).getBytes(UTF_8);

        assertThat(TreeWeight.of(MediaKind.JSON, values)).isEqualTo(72L * JsonTree.TOKENS_MAX + values.length);
        assertThat(TreeWeight.of(MediaKind.FORM, pairs))
                .isEqualTo(256L * FormTree.PAIRS_MAX + 512L * FormTree.LEVELS_MAX + 2L * pairs.length);
    }
}
