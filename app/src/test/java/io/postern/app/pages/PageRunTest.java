package io.postern.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page that is wrong does not pass. */
class PageRunTest {

    @ParameterizedTest
    @CsvSource({
        "ruby, puts 1, nobody executes this ruby",
        "'', nothing, nobody executes this block without a language",
        "bash, false, exit code 1",
        "bash, curl -s localhost:8080/nothing, exit code 22",
        "bash, echo $nothing, unbound variable",
        "yaml, 'postern: {telemetri: {queue: memory}}', no such key",
        "yaml, 'services: {}', neither settings nor alarms",
        "yaml, 'groups: [{expr: postern_nothing}]', no such metrics: [postern_nothing]",
        "dotenv, POSTERN_TELEMETRY_LATE_EVENTS=perhaps, expected: restamp or refuse",
        "text, 'what nobody printed', the output was"
    })
    void aBlockThatIsNotTrueIsAFault(String language, String text, String fault)
            throws IOException, InterruptedException {
        assertThat(faults(Map.of(), "```" + language, text, "```"))
                .singleElement()
                .asString()
                .startsWith("docs/x.md")
                .contains(fault);
    }

    @Test
    void whatIsShownIsComparedWithWhatCame() throws IOException, InterruptedException {
        String[] page = {
            "```bash", "echo '{\"a\": 1, \"b\": [\"it is x\"]}'", "```", "<!-- answer -->", "```json", "", "```"
        };

        page[5] = "{\"a\": 1, \"b\": [\"it is …\"]}";
        assertThat(faults(Map.of(), page)).isEmpty();

        page[5] = "{\"a\": 2, \"b\": [\"it is …\"]}";
        assertThat(faults(Map.of(), page)).singleElement().asString().contains(".a: shown 2, came 1");
    }

    @Test
    void withoutItsProgramsItSaysWhatToInstall() throws IOException, InterruptedException {
        assertThat(faults(Map.of("PATH", "/nonexistent"), "```bash", "true", "```"))
                .singleElement()
                .asString()
                .contains("The docs need curl: install it.");
    }

    private static List<String> faults(Map<String, String> variables, String... lines)
            throws IOException, InterruptedException {
        return new PageRun(Page.of("docs/x.md", List.of(lines)), "", variables).faults();
    }
}
