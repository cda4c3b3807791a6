package io.postern.cleanup.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** What callers of the cleanup's API write, and whatever else comes in its place. */
final class CleanupTextsPropertiesTest {

    private static final long STEPS = 1_000_000;

    @Property(tries = 2_000)
    void aPatternMeansWhatTheSameRegularExpressionDoes(
            @ForAll @Chars({'a', 'b', '*', '?'}) @StringLength(max = 8) String pattern,
            @ForAll @Chars({'a', 'b'}) @StringLength(max = 10) String id) {
        String expression = pattern.replace("*", ".*").replace("?", ".");

        assertThat(matches(pattern, id)).isEqualTo(Pattern.matches(expression, id));
    }

    @Property(tries = 2_000)
    void bracketsThatOpenAndNeverCloseStandForThemselves(
            @ForAll @Chars({'a', '[', '!', '-'}) @StringLength(max = 10) String pattern) {
        assertThat(matches(pattern, pattern)).isTrue();
    }

    @Property(tries = 2_000)
    void whatIsSureOfAnIdHoldsForEveryIdThatIsMeant(
            @ForAll @Chars({'a', 'b', '*', '?', '[', ']', '!', '-'}) @StringLength(max = 10) String text,
            @ForAll @Chars({'a', 'b', ']', '-'}) @StringLength(max = 6) String id) {
        IdPattern pattern = new IdPattern(text);

        if (matches(text, id)) assertThat(id).startsWith(pattern.beginning()).endsWith(pattern.ending());
    }

    @Property
    void anyTextIsAPatternThatIsMatchedWithinItsSteps(@ForAll String pattern, @ForAll String id) {
        MatchingSteps steps = new MatchingSteps(STEPS);
        boolean _ = new IdPattern(pattern).matches(id.codePoints().toArray(), steps);

        assertThat(steps.ranOut()).isFalse();
    }

    @Property
    void anyTextIsAnIdThatKeepsItsWordsOrNone(@ForAll String text) {
        ResourceId.read(text).filter(ResourceId::whole).ifPresent(id -> assertThat(
                        id.service() + ":" + id.resource() + ":" + id.id())
                .isEqualTo(text));
    }

    @Property
    void anyTextIsAKeyThatStaysAsItIsOrNone(@ForAll String text) {
        ExecutionKey.read(text).ifPresent(key -> assertThat(key.value()).isEqualTo(text));
    }

    private static boolean matches(String pattern, String id) {
        return new IdPattern(pattern).matches(id.codePoints().toArray(), new MatchingSteps(STEPS));
    }
}
