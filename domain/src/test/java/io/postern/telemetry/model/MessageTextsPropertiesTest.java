package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.postern.access.model.Stamps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What senders put into log messages and readers into filter patterns, and whatever else comes in its place. */
final class MessageTextsPropertiesTest {

    private static final StampedMessage STAMPED = new StampedMessage(Stamps.of(Map.of("App", "shop")));

    @Property
    void theMembersOfAnObjectAreFoundAsTheyAreWritten(@ForAll("members") List<String> members) {
        String object = " { " + String.join(" ,\n", members) + " } ";

        assertThat(JsonMembers.of(object).orElseThrow().stream()
                        .map(member -> object.substring(member.from(), member.to())))
                .isEqualTo(members);
    }

    @Property
    void anObjectHoldsMetricsWhereOneOfItsOwnNamesSaysSo(@ForAll("members") List<String> members) {
        String object = "{" + String.join(",", members) + "}";
        boolean named = JsonMembers.of(object).orElseThrow().stream()
                .anyMatch(member -> member.name().equals("_aws"));

        assertThat(EmbeddedMetrics.in(object)).isEqualTo(named);
    }

    /** A lenient reader may see more in it than we do, never less. */
    @Property(tries = 5_000)
    void noTextHidesAMemberThatAStrictReaderSees(
            @ForAll @Chars({'{', '}', '[', ']', '"', ':', ',', '\\', '_', 'a', ' ', '1'}) @StringLength(max = 20)
                    String text) {
        boolean strict = JsonMembers.of(text).orElse(List.of()).stream()
                .anyMatch(member -> member.name().equals("_aws"));

        if (strict) assertThat(EmbeddedMetrics.in(text)).isTrue();
    }

    @Property(tries = 2_000)
    void whatIsStampedIsAnObjectWithTheStampAndStampingItAgainChangesNothing(@ForAll String message) {
        String stamped = STAMPED.on(message);

        if (message.isEmpty()) assertThat(stamped).isEmpty();
        else {
            assertThat(STAMPED.isOn(stamped)).isTrue();
            assertThat(STAMPED.on(stamped)).isEqualTo(stamped);
        }
    }

    @Property(tries = 2_000)
    void aFilterPatternReadsAsItIsWrittenOrIsRefused(
            @ForAll @Chars({'a', '-', '?', '"', ' ', '_', 'é', '{'}) @StringLength(max = 12) String text) {
        parsed(text).ifPresent(pattern -> assertThat(parsed(written(pattern))).hasValue(pattern));
    }

    @Test
    void aWordThatGoesOnAndEndsWrongIsRefusedAtOnce() {
        assertThat(assertTimeout(Duration.ofSeconds(1), () -> parsed("a".repeat(60_000) + "!")))
                .isEmpty();
    }

    @Provide
    Arbitrary<List<String>> members() {
        Arbitrary<String> names =
                Arbitraries.of("_aws", "\\u005faws", "_\\u0061ws", "_AWS", "aws", "", "App", "\\\"_aws");
        Arbitrary<String> values = Arbitraries.of(
                "1",
                "-0.5e+10",
                "null",
                "true",
                "\"_aws\"",
                "\"\\u005faws\"",
                "{\"_aws\":1}",
                "[{\"_aws\":{}},\"_aws\"]",
                "\"}\"",
                "\"\\\\\"",
                "[]",
                "{}",
                "\"é😀\"");
        return names.flatMap(name -> values.map(value -> "\"" + name + "\":" + value))
                .list()
                .ofMaxSize(5);
    }

    private static Optional<FilterPattern> parsed(String text) {
        try {
            return Optional.of(FilterPattern.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String written(FilterPattern pattern) {
        return quoted("", pattern.all()) + quoted("?", pattern.any()) + quoted("-", pattern.none());
    }

    private static String quoted(String sign, List<String> terms) {
        return terms.stream().map(term -> sign + "\"" + term + "\" ").collect(Collectors.joining());
    }
}
