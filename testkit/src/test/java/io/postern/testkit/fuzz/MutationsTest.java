package io.postern.testkit.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MutationsTest {

    private static final List<byte[]> SAMPLES = List.of("{\"a\":[1,2]}".getBytes(UTF_8), "x=1&y=2".getBytes(UTF_8));

    @Test
    void theSameSeedGivesTheSameTexts() {
        assertThat(texts(7)).containsExactlyElementsOf(texts(7)).isNotEqualTo(texts(8));
    }

    @Test
    void textsAreChangedAndNeverLongerThanTheyMayBe() {
        assertThat(texts(9)).allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(Mutations.BYTES_MAX));
        assertThat(texts(9).stream().distinct().count()).isGreaterThan(500);
    }

    /** A character for each byte. */
    private static List<String> texts(long seed) {
        Mutations mutations = new Mutations(SAMPLES, seed);
        return Stream.generate(mutations::next)
                .limit(1_000)
                .map(bytes -> new String(bytes, ISO_8859_1))
                .toList();
    }
}
