package io.postern.cleanup.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

        assertThat(IDS.stream().filter(pattern::matches)).containsExactlyElementsOf(words.subList(1, words.size()));
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
        assertThat(new IdPattern(pattern).matches(id)).isEqualTo(matches);
    }

    @Test
    void manyStarsDoNotBlowUp() {
        IdPattern pattern = new IdPattern("*a".repeat(1_000) + "b");

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThat(pattern.matches("a".repeat(2_000)))
                .isFalse());
    }
}
