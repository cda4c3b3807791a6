package io.postern.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

final class WildcardPropertiesTest {

    @Property(tries = 2_000)
    void itMeansWhatTheSameRegularExpressionDoes(
            @ForAll @Chars({'a', 'b', '*'}) @StringLength(min = 1, max = 8) String pattern,
            @ForAll @Chars({'a', 'b'}) @StringLength(max = 10) String name) {
        assertThat(new Wildcard(pattern).matches(name)).isEqualTo(Pattern.matches(pattern.replace("*", ".*"), name));
    }

    @Property
    void whatIsTakenForAPatternMeansItself(
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(min = 1, max = 512) String pattern) {
        assertThat(new Wildcard(pattern).matches(pattern)).isTrue();
    }
}
