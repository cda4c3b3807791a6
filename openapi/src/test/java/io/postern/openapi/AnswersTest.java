package io.postern.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the document promises of answers: an example of each, headers, and refusals that are those of the table. */
class AnswersTest {

    private static final Path TABLE = Path.of("../docs/errors.md");

    private final Description description = Description.committed();

    @Test
    void everyBodyHasExamplesThatFitItsSchema() {
        assertThat(description.bodies()).hasSizeGreaterThan(20).allSatisfy(body -> {
            assertThat(body.examples()).as(body.where()).isNotEmpty();
            for (JsonNode example : body.examples())
                assertThat(description.misfits(body.schema(), example))
                        .as(body.where())
                        .isEmpty();
        });
    }

    @Test
    void everyRefusalShowsCodesOfItsStatus() throws IOException {
        Map<Integer, String> statuses = statuses();

        assertThat(description.answers())
                .filteredOn(Description.Answer::refusesWithCode)
                .hasSizeGreaterThan(20)
                .allSatisfy(answer -> {
                    assertThat(answer.codes()).as(answer.where()).isNotEmpty();
                    for (int code : answer.codes())
                        assertThat(statuses.get(code))
                                .as("%s: status of %d", answer.where(), code)
                                .matches(answer.status().replace('X', '.'));
                });
    }

    @Test
    void everyRefusalNamesItsCodes() {
        assertThat(description.answers())
                .filteredOn(Description.Answer::refusesWithCode)
                .allSatisfy(answer -> assertThat(answer.codes())
                        .as("%s: codes in %s", answer.where(), answer.named())
                        .allMatch(answer.named()::contains));
    }

    @Test
    void everyCodeOfTheTableIsNamedSomewhere() throws IOException {
        assertThat(description.answers().stream().flatMap(answer -> answer.named().stream()))
                .containsAll(statuses().keySet());
    }

    @Test
    void everyAnswerTellsTheServersTime() {
        assertThat(description.answers())
                .allSatisfy(answer ->
                        assertThat(answer.headers()).as(answer.where()).contains("Date"));
    }

    @Test
    void whoIsToComeBackIsToldWhen() {
        assertThat(description.answers())
                .filteredOn(answer -> answer.status().matches("429|503"))
                .isNotEmpty()
                .allSatisfy(answer ->
                        assertThat(answer.headers()).as(answer.where()).contains("Retry-After"));
    }

    @Test
    void everyReferenceLeadsToAComponentAndEveryComponentIsUsed() {
        assertThat(description.references()).containsExactlyInAnyOrderElementsOf(description.components());
    }

    @Test
    void everyObjectHasANameThatClientsCanCallItBy() {
        assertThat(description.namelessObjects()).isEmpty();
    }

    @Test
    void nothingStandsBesideAReference() {
        assertThat(description.crowdedReferences()).isEmpty();
    }

    private static Map<Integer, String> statuses() throws IOException {
        try (Stream<String> lines = Files.lines(TABLE)) {
            return lines.filter(line -> line.matches("\\| [0-9]{3} \\| [0-9]{3} \\|.*"))
                    .collect(Collectors.toMap(
                            line -> Integer.parseInt(line.substring(2, 5)), line -> line.substring(8, 11)));
        }
    }
}
