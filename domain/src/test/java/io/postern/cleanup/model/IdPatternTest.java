package io.postern.cleanup.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdPatternTest {

    private static final List<String> IDS =
            List.of("a b c d ab abc aXb a-c - ! ] [ [a a[ [] [!] ^ e \\ A a.b axb a+b (a) & * , .".split(" ", -1));

    /** Patterns, and what Python 3.11 says that they match of these. */
    private static final String MATCHES = """
        a* a ab abc aXb a-c a[ a.b axb a+b
        * a b c d ab abc aXb a-c - ! ] [ [a a[ [] [!] ^ e \\ A a.b axb a+b (a) & * , .
        ** a b c d ab abc aXb a-c - ! ] [ [a a[ [] [!] ^ e \\ A a.b axb a+b (a) & * , .
        a**b ab aXb a.b axb a+b
        ? a b c d - ! ] [ ^ e \\ A & * , .
        ?? ab [a a[ []
        [abc] a b c
        [!abc] d - ! ] [ ^ e \\ A & * , .
        [a [a
        a[ a[
        [] []
        []a] a ]
        [!] [!]
        [!]a] b c d - ! [ ^ e \\ A & * , .
        [a-c] a b c
        [!a-c] d - ! ] [ ^ e \\ A & * , .
        [c-a]
        [!c-a] a b c d - ! ] [ ^ e \\ A & * , .
        [a-] a -
        [-a] a -
        [--0] - .
        [a-c-e] a b c - e
        [^a] a ^
        [[] [
        [a]]
        [a\\] a \\
        \\* \\
        [!-b] a c d ! ] [ ^ e \\ A & * , .
        A* A
        [A-z] a b c d ] [ ^ e \\ A
        a.b a.b
        a+b a+b
        (a) (a)
        [&&] &
        [a&&b] a b &
        [b-a!] a b c d - ! ] [ ^ e \\ A & * , .
        [a-b-] a b -
        [!!a] b c d - ] [ ^ e \\ A & * , .
        [!^a] b c d - ! ] [ e \\ A & * , .
        []-a] a ] ^
        [z-a-c] c -
        [+--] - ,
        *[!a-c]? aXb a-c [a [] [!] a.b axb a+b
        *a*b* ab abc aXb a.b axb a+b
        """;

    static Stream<String> rows() {
        return MATCHES.lines();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void itMatchesWhatPythonDoes(String row) {
        List<String> words = Arrays.asList(row.strip().split(" ", -1));
        IdPattern pattern = new IdPattern(words.getFirst());

        assertThat(IDS.stream().filter(id -> matches(pattern, id)))
                .containsExactlyElementsOf(words.subList(1, words.size()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', a, false",
        "*, '', true",
        "?, '', false",
        "*, 'a\nb', true",
        "a?b, 'a\nb', true",
        "?, \ud83d\ude00, true",
        "??, \ud83d\ude00, false",
        "[\ud83d\ude00-\ud83d\ude02], \ud83d\ude01, true",
        "[\ud83d\ude00-\ud83d\ude02], \ud83d, false",
        "sha256:f1*, sha256:f1d4, true",
        "/aws/lambda/*, /aws/lambda/a/b, true"
    })
    void charactersAreCodePointsAndLinesDoNotCount(String pattern, String id, boolean matches) {
        assertThat(matches(new IdPattern(pattern), id)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "a, a, a, 0, true",
        "'', '', '', 0, true",
        "a[b, a[b, a[b, 0, true",
        "a*b, a, b, 1, false",
        "**a**, '', '', 2, false",
        "?x[ab]yz, '', yz, 0, false",
        "log-[*]-*c*, log-, '', 2, false"
    })
    void whatIsSureOfAnIdIsKnown(String pattern, String beginning, String ending, int stars, boolean literal) {
        IdPattern read = new IdPattern(pattern);

        assertThat(read.beginning()).isEqualTo(beginning);
        assertThat(read.ending()).isEqualTo(ending);
        assertThat(read.stars()).isEqualTo(stars);
        assertThat(read.literal()).isEqualTo(literal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a", "*?", "*[!b]", "*[a-z]"})
    void matchingTakesNoMoreStepsThanThereAre(String part) {
        IdPattern pattern = new IdPattern(part.repeat(300) + "b");
        MatchingSteps many = new MatchingSteps(4_000_000);
        MatchingSteps few = new MatchingSteps(1_000);

        assertThat(pattern.matches(code("a".repeat(2_000)), many)).isFalse();
        assertThat(many.ranOut()).isFalse();
        assertThat(pattern.matches(code("a".repeat(2_000)), few)).isFalse();
        assertThat(few.ranOut()).isTrue();
    }

    @Test
    void aLongSetCostsWhatItHolds() {
        MatchingSteps steps = new MatchingSteps(500);

        assertThat(new IdPattern("[" + "bd".repeat(300) + "]").matches(code("a"), steps))
                .isFalse();
        assertThat(steps.ranOut()).isTrue();
    }

    private static boolean matches(IdPattern pattern, String id) {
        MatchingSteps steps = new MatchingSteps(10_000);
        boolean matches = pattern.matches(code(id), steps);
        assertThat(steps.ranOut()).isFalse();
        return matches;
    }

    private static int[] code(String id) {
        return id.codePoints().toArray();
    }
}
