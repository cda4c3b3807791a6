package io.postern.metering.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** What API Gateway and operators write of routes, and whatever else comes in its place. */
final class RouteTextsPropertiesTest {

    private static final String ARN = "arn:aws:execute-api:eu-central-1:123456789012:abcdef1234/prod/GET/pets/7";

    @Property(tries = 2_000)
    void aPatternMeansWhatTheSameRegularExpressionDoes(
            @ForAll @Chars({'a', '/', '*', '?'}) @StringLength(max = 8) String pattern,
            @ForAll @Chars({'a', 'b', '/'}) @StringLength(max = 10) String path) {
        String expression = "/" + pattern.replace("*", ".*").replace("?", ".");

        assertThat(new RoutePattern("/" + pattern).matches("/" + path))
                .isEqualTo(Pattern.matches(expression, "/" + path));
    }

    @Property(tries = 2_000)
    void anArnThatWasChangedIsReadAsItIsWrittenOrNotAtAll(
            @ForAll @IntRange(max = 70) int from, @ForAll @IntRange(max = 20) int length, @ForAll String instead) {
        String arn = ARN.substring(0, from) + instead + ARN.substring(Math.min(ARN.length(), from + length));

        assertThat(InvokedRoute.parse(arn).map(RouteTextsPropertiesTest::written))
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        same -> assertThat(same).hasValue(arn),
                        rootOnly -> assertThat(rootOnly).hasValue(arn + "/"));
    }

    private static String written(InvokedRoute route) {
        return route.stageArn() + "/" + route.method() + route.path();
    }
}
