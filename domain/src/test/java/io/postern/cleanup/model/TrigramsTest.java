package io.postern.cleanup.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class TrigramsTest {

    private static final int OF_AN_ID = 10;

    @Property
    void noPatternIsSkippedThatStandsForTheId(
            @ForAll @Size(OF_AN_ID) List<Boolean> id, @ForAll @Size(OF_AN_ID) List<Part> parts) {
        int[] characters = id.stream().mapToInt(a -> a ? 'a' : 'b').toArray();
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < characters.length; i++) pattern.append(parts.get(i).of(characters[i]));

        IdPattern read = new IdPattern(pattern.toString());

        assertThat(read.matches(characters, steps())).isTrue();
        assertThat(read.mayMatch(new Trigrams(characters), steps())).isTrue();
    }

    @Test
    void whatHasOtherThreeSideBySideIsSkippedHoweverLongTheId() {
        Trigrams longest = new Trigrams(code("team-23-prod-".repeat(150)));

        assertThat(IntStream.range(0, 500).filter(number -> mayMatch("*-scratch-" + number + "-*", longest)))
                .isEmpty();
        assertThat(mayMatch("*3-p*", longest)).isTrue();
        assertThat(mayMatch("*3-*p*", longest)).isTrue();
    }

    @Test
    void skippingTakesNoMoreStepsThanThereAre() {
        MatchingSteps few = new MatchingSteps(100);
        String id = "a".repeat(300);

        assertThat(new IdPattern(id + "*").mayMatch(new Trigrams(code(id)), few))
                .isFalse();
        assertThat(few.ranOut()).isTrue();
    }

    /** What may stand in a pattern where the id has that character. */
    enum Part {
        ITSELF,
        ANY,
        STAR,
        BOTH;

        String of(int character) {
            return switch (this) {
                case ITSELF -> Character.toString(character);
                case ANY -> "?";
                case STAR -> "*";
                case BOTH -> "[ab]";
            };
        }
    }

    private static boolean mayMatch(String pattern, Trigrams id) {
        return new IdPattern(pattern).mayMatch(id, steps());
    }

    private static MatchingSteps steps() {
        return new MatchingSteps(10_000);
    }

    private static int[] code(String id) {
        return id.codePoints().toArray();
    }
}
