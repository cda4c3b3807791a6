package io.postern.http.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.cleanup.model.ExecutionKey;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.http.ScriptedExecutionLogs;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunHistoryControllerTest {

    private static final Gate GATE = Gate.open();
    private static final String ONE = "2023/01/execution_log_2023_01_01_06_00_00.csv";
    private static final String TWO = "2023/01/execution_log_2023_01_02_06_00_00.csv";
    private static final String THREE = "2023/02/execution_log_2023_02_01_06_00_00.csv";
    private static final String ALL = "/api/v1/cleanup/executions";

    @BeforeAll
    static void putLogs() {
        ScriptedExecutionLogs logs = GATE.bean(ScriptedExecutionLogs.class);
        logs.put(
                new ExecutionKey(ONE), log(row("same", "SKIP - TTL"), row("old", "SKIP - TTL"), row("gone", "DELETE")));
        logs.put(
                new ExecutionKey(TWO), log(row("same", "SKIP - TTL"), row("old", "DELETE"), row("new", "STOP"), "cut"));
        logs.put(
                new ExecutionKey(THREE),
                log(IntStream.range(0, 101)
                        .mapToObj(number -> row("a", "ACTION " + number))
                        .toArray(String[]::new)));
    }

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void runsAreListedPageByPage() {
        assertThat(GATE.operatorGets(ALL + "?limit=2").body())
                .isEqualTo("{\"executions\":[{\"key\":\"" + THREE + "\",\"writtenAt\":\"2023-02-01T06:00:00Z\"},"
                        + "{\"key\":\"" + TWO + "\",\"writtenAt\":\"2023-01-02T06:00:00Z\"}],\"next\":\"" + TWO
                        + "\"}");
        assertThat(GATE.operatorGets(ALL + "?limit=2&before=" + TWO).body())
                .isEqualTo("{\"executions\":[{\"key\":\"" + ONE + "\",\"writtenAt\":\"2023-01-01T06:00:00Z\"}]}");
        assertThat(GATE.operatorGets(ALL + "?before=" + ONE).body()).isEqualTo("{\"executions\":[]}");
    }

    @Test
    void twoRunsAreComparedAsThePageShows() throws IOException {
        assertThat(Answer.json(diff(ONE, TWO, ""))).isEqualTo(documented());
    }

    @Test
    void aRunThatIsNotThereIsNamed() {
        String unknown = ONE.replace("06_00_00", "06_00_01");

        HttpResponse<String> answer = diff(ONE, unknown, "");

        Answer.isProblem(answer, 404, 260);
        assertThat(Answer.json(answer).path("detail").asText())
                .isEqualTo("There is no such execution log. Key: " + unknown + ".");
    }

    @Test
    void runsThatNameTooMuchAreNotCompared() {
        Answer.isProblem(diff(ONE, THREE, ""), 422, 264);
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=0, limit",
        "?limit=1001, limit",
        "?limit=x, limit",
        "?before=../a, before",
        "/diff, from",
        "/diff?from=a&to=b, from",
        "/diff?from=2023/01/execution_log_2023_01_01_06_00_00.csv&to=b, to",
        "/diff?from=2023/01/execution_log_2023_01_01_06_00_00.csv&to=2023/01/execution_log_2023_01_01_06_00_00.csv&limit=1001,"
            + " limit"
    })
    void aQuestionThatIsNotOneIsAProblem(String query, String parameter) {
        HttpResponse<String> answer = GATE.operatorGets(ALL + query);

        Answer.isProblem(answer, 400, 180);
        assertThat(Answer.json(answer).path("detail").asText()).startsWith(parameter + ": ");
    }

    @Test
    void theOperatorsKeyIsNeeded() {
        Answer.isProblem(GATE.get(ALL), 401, 181);
        Answer.isProblem(GATE.get(ALL + "/diff?from=" + ONE + "&to=" + TWO), 401, 181);
    }

    private static HttpResponse<String> diff(String from, String to, String more) {
        return GATE.operatorGets(ALL + "/diff?from=" + from + "&to=" + to + more);
    }

    /** The answer that docs/cleanup-executions.md shows. */
    private static JsonNode documented() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "cleanup-executions.md"));
        String block = page.substring(page.indexOf("{\"appeared\""));
        return new ObjectMapper().readTree(block.substring(0, block.indexOf("```")));
    }

    private static byte[] log(String... rows) {
        return (GeneratedLog.HEADER
                        + IntStream.range(0, rows.length)
                                .mapToObj(i -> rows[i] + "\r\n")
                                .collect(Collectors.joining()))
                .getBytes(UTF_8);
    }

    private static String row(String id, String action) {
        return "AWS,eu-west-1,S3,Bucket," + id + "," + action + ",2023-01-01 06:00:00,False,1f0e";
    }
}
