package io.postern.http.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.cleanup.model.ExecutionKey;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.http.ScriptedExecutionLogs;
import io.postern.testkit.Eventually;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ExecutionTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ExecutionKey ONE = new ExecutionKey("2023/01/execution_log_2023_01_01_06_00_00.csv");
    private static final ExecutionKey TWO = new ExecutionKey("2023/02/execution_log_2023_02_10_06_00_00.csv");
    private static final String ENCODED = ONE.value().replace("/", "%2F");
    private static final String ROW =
            "AWS,eu-west-1,CloudWatch,Log Group,/aws/a,DELETE,2023-01-01 06:00:01,True,1f0e\r\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Gate gate = Gate.open();
    private final ScriptedExecutionLogs logs = gate.bean(ScriptedExecutionLogs.class);

    @AfterEach
    void close() {
        gate.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/execution", "/execution/", "/execution?", "/execution/?a=%zz"})
    void runsAreListedFromTheNewest(String path) {
        logs.put(ONE, new byte[0]);
        logs.put(TWO, new byte[0]);

        HttpResponse<String> answer = gate.operatorGets(path.replace("%zz", "50"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"List of execution logs"
                               + " retrieved\",\"request\":null,\"response\":{\"logs\":[{\"key\":\"2023/02/execution_log_2023_02_10_06_00_00.csv\",\"date\":\"Fri"
                               + " Feb 10 06:00:00"
                               + " 2023\"},{\"key\":\"2023/01/execution_log_2023_01_01_06_00_00.csv\",\"date\":\"Sun"
                               + " Jan  1 06:00:00 2023\"}]}}");
    }

    @Test
    void whereThereIsNoRunTheListIsEmpty() {
        assertThat(gate.operatorGets("/execution").body())
                .isEqualTo("{\"message\":\"List of execution logs retrieved\",\"request\":null,"
                        + "\"response\":{\"logs\":[]}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023%2F01%2Fexecution_log_2023_01_01_06_00_00.csv",
                "2023%2f01%2fexecution_log_2023_01_01_06_00_00%2ecsv",
                "2023/01/execution_log_2023_01_01_06_00_00.csv"
            })
    void aLogIsReadUnderItsKeyHoweverItIsEncoded(String key) {
        put(ROW + "AWS,global,S3,Bucket,\"a \"\"b\"\", c\r\nd\",SKIP - TTL,2023-01-01 06:00:02,True,1f0e\r\n");

        HttpResponse<String> answer = read(key);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"Execution log for S3 file"
                        + " '2023/01/execution_log_2023_01_01_06_00_00.csv' retrieved\","
                        + "\"request\":{\"key\":\"" + key + "\"},\"response\":{"
                                                          + "\"header\":[\"timestamp\",\"region\",\"service\",\"resource\",\"id\",\"action\"],\"body\":[[\"2023-01-01"
                                                          + " 06:00:01\",\"eu-west-1\",\"CloudWatch\",\"Log"
                                                          + " Group\",\"/aws/a\",\"DELETE\"],[\"2023-01-01"
                                                          + " 06:00:02\",\"global\",\"S3\",\"Bucket\",\"a \\\"b\\\","
                                                          + " c\\r"
                                                          + "\\n"
                                                          + "d\",\"SKIP -"
                                                          + " TTL\"]],\"statistics\":{\"action\":{\"DELETE\":1,\"SKIP"
                                                          + " - TTL\":1},\"service\":{\"CloudWatch Log Group\":1,\"S3"
                                                          + " Bucket\":1},\"region\":{\"eu-west-1\":1,\"global\":1}},"
                                                          + "\"is_compressed\":false,\"is_dry_run\":true}}");
        assertThat(logs.open()).isZero();
    }

    @Test
    void aSlashAtTheEndBelongsToNoKey() {
        put(ROW);

        assertThat(Answer.json(read(ENCODED + "/")).at("/request/key").asText()).isEqualTo(ENCODED);
        assertThat(read(ENCODED + "/").statusCode()).isEqualTo(200);
    }

    @Test
    void anEmptyLogHasAnEmptyBody() {
        put("");

        JsonNode response = Answer.json(read(ENCODED)).path("response");

        assertThat(response.path("body")).isEmpty();
        assertThat(response.path("statistics").toString()).isEqualTo("{\"action\":{},\"service\":{},\"region\":{}}");
        assertThat(response.path("is_dry_run").asBoolean()).isFalse();
    }

    @Test
    void whatCanBeReadOfALogThatIsCutShortIsAnsweredWithAWarning() {
        put(ROW + "AWS,global,S3,Bucket,\"a");

        JsonNode answer = Answer.json(read(ENCODED));

        assertThat(answer.at("/response/body")).hasSize(1);
        assertThat(answer.path("message").asText())
                .isEqualTo("Execution log for S3 file '" + ONE
                        + "' retrieved. The log is cut short; its last row is left out.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023%2F01%2Fexecution_log_2023_01_01_06_00_01.csv | Could not read S3 file"
                        + " '2023/01/execution_log_2023_01_01_06_00_01.csv'",
                "..%2F2023%2F01%2Fexecution_log_2023_01_01_06_00_00.csv | Key"
                        + " '../2023/01/execution_log_2023_01_01_06_00_00.csv' is invalid",
                "%2F2023%2F01%2Fexecution_log_2023_01_01_06_00_00.csv | Key"
                        + " '/2023/01/execution_log_2023_01_01_06_00_00.csv' is invalid",
                "2023%252F01%252Fexecution_log_2023_01_01_06_00_00.csv | Key"
                        + " '2023%2F01%2Fexecution_log_2023_01_01_06_00_00.csv' is invalid",
                "readme.txt | Key 'readme.txt' is invalid",
                "a+b | Key 'a+b' is invalid",
                "%22%3C | Key '\"<' is invalid"
            })
    void aKeyThatReachesNoLogIsRefusedInTheEnvelope(String key, String message) {
        put(ROW);

        HttpResponse<String> answer = read(key);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Answer.json(answer).path("message").asText()).isEqualTo(message);
        assertThat(Answer.json(answer).at("/request/key").asText()).isEqualTo(key);
        assertThat(Answer.json(answer).path("response").isNull()).isTrue();
    }

    @Test
    void tenThousandRowsComeAsTheyAreAndOneMoreCompressed() throws IOException {
        logs.script(ONE, () -> new GeneratedLog(10_000));
        logs.script(TWO, () -> new GeneratedLog(10_001));

        JsonNode plain = Answer.json(read(ENCODED));
        JsonNode compressed = Answer.json(read(TWO.value()));

        assertThat(plain.at("/response/body")).hasSize(10_000);
        assertThat(plain.at("/response/is_compressed").asBoolean()).isFalse();
        assertThat(compressed.at("/response/is_compressed").asBoolean()).isTrue();
        assertThat(compressed.at("/response/is_dry_run").asBoolean()).isTrue();
        assertThat(compressed.at("/response/statistics/action/DELETE").asInt()).isEqualTo(2501);
        assertThat(compressed.at("/request/key").asText()).isEqualTo(TWO.value());
        assertThat(compressed.path("message").asText()).isEqualTo("Execution log for S3 file '" + TWO + "' retrieved");
        JsonNode rows = inflated(compressed.at("/response/body").asText());
        assertThat(rows).hasSize(10_001);
        assertThat(rows.get(0)).isEqualTo(plain.at("/response/body/0"));
        assertThat(rows.get(10_000).get(4).asText()).isEqualTo("/aws/lambda/function-10000");
    }

    @Test
    void whatWouldTakeTooMuchMemoryComesCompressedToo() throws IOException {
        String row = ROW.replace("/aws/a", "x".repeat(10_000));
        put(row.repeat(1_000));

        JsonNode answer = Answer.json(read(ENCODED));

        assertThat(answer.at("/response/is_compressed").asBoolean()).isTrue();
        assertThat(inflated(answer.at("/response/body").asText())).hasSize(1_000);
    }

    @Test
    void whoAcceptsCsvGetsTheFile() {
        put(ROW + "whatever, it \"is");

        HttpResponse<String> answer = read(ENCODED, "text/csv");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"execution_log_2023_01_01_06_00_00.csv\"");
        assertThat(answer.body()).isEqualTo(GeneratedLog.HEADER + ROW + "whatever, it \"is");
        Eventually.passes(SOON, () -> assertThat(logs.open()).isZero());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "application/json, text/csv;q=0.5 | application/json",
                "text/csv, application/json;q=0.5 | text/csv;charset=utf-8",
                "text/csv, */*;q=0.1 | text/csv;charset=utf-8",
                "text/html,*/*;q=0.8 | application/json"
            })
    void whatIsPreferredIsAnswered(String accept, String type) {
        put(ROW);

        assertThat(read(ENCODED, accept).headers().firstValue("Content-Type")).contains(type);
    }

    @Test
    void whoAcceptsCsvHearsInTheEnvelopeWhatIsWrong() {
        HttpResponse<String> answer = read("nothing", "text/csv");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Answer.json(answer).path("message").asText()).isEqualTo("Key 'nothing' is invalid");
    }

    @Test
    void aLogThatBreaksOffIsNotAnsweredAsAWholeOne() {
        InputStream broken = InputStream.nullInputStream();
        try {
            broken.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        logs.script(ONE, () -> new SequenceInputStream(new GeneratedLog(50_000), broken));

        assertThatThrownBy(() -> read(ENCODED)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> read(ENCODED, "text/csv")).isInstanceOf(UncheckedIOException.class);
        Eventually.passes(SOON, () -> assertThat(logs.open()).isZero());
    }

    @Test
    void aLogThatCannotBeReadAtAllIsRefused() {
        InputStream broken = InputStream.nullInputStream();
        try {
            broken.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        logs.script(ONE, () -> new SequenceInputStream(new GeneratedLog(5), broken));

        isLater(read(ENCODED), "Not available for the moment (see Retry-After).");
        assertThat(logs.open()).isZero();

        logs.breakIt();
        isLater(read(ENCODED), "Not available for the moment (see Retry-After).");
        isLater(gate.operatorGets("/execution"), "Not available for the moment (see Retry-After).");
    }

    @Test
    void whoGoesAwayGivesBackTheirPlace() throws Exception {
        logs.script(ONE, () -> new GeneratedLog(50_000_000));
        for (int i = 0; i < 3; i++) {
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpResponse<InputStream> answer = http.send(
                        gate.request("/execution/" + ENCODED)
                                .header("x-api-key", Gate.OPERATOR_KEY)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body().read()).isEqualTo('{');
                assertThat(logs.open()).isEqualTo(1);
                answer.body().close();
                http.shutdownNow();
            }
            Eventually.passes(SOON, () -> assertThat(logs.open()).isZero());
        }
    }

    @Test
    void beyondTheBoundOneMustComeBack() throws Exception {
        logs.script(ONE, () -> new GeneratedLog(50_000_000));
        put(TWO, ROW);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = gate.request("/execution/" + ENCODED)
                    .header("x-api-key", Gate.OPERATOR_KEY)
                    .build();
            for (int i = 0; i < 2; i++) http.send(request, HttpResponse.BodyHandlers.ofInputStream());

            isLater(read(TWO.value()), "Too many execution logs are read at once (see Retry-After).");
            http.shutdownNow();
        }
        Eventually.passes(SOON, () -> assertThat(read(TWO.value()).statusCode()).isEqualTo(200));
    }

    @Test
    void askingForTheHeadTakesNoPlace() {
        put(ROW);
        for (String accept : List.of("application/json", "text/csv")) {
            HttpResponse<String> answer = gate.send(gate.request("/execution/" + ENCODED)
                    .header("x-api-key", Gate.OPERATOR_KEY)
                    .header("Accept", accept)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody()));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(logs.open()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/execution", "/execution/", "/execution/2023%2F01%2Fexecution_log_2023_01_01_06_00_00.csv"})
    void theOperatorsKeyIsNeeded(String path) {
        put(ROW);

        HttpResponse<String> answer = gate.get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"The header x-api-key does not hold a valid operator key.\",\"request\":null,"
                        + "\"response\":null}");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    private static void isLater(HttpResponse<String> answer, String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Answer.json(answer).path("message").asText()).isEqualTo(message);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static JsonNode inflated(String body) throws IOException {
        InputStream zlib = Base64.getDecoder().wrap(new ByteArrayInputStream(body.getBytes(UTF_8)));
        return JSON.readTree(new InflaterInputStream(zlib));
    }

    private HttpResponse<String> read(String key) {
        return read(key, "*/*");
    }

    private HttpResponse<String> read(String key, String accept) {
        return gate.send(gate.request("/execution/" + key)
                .header("x-api-key", Gate.OPERATOR_KEY)
                .header("Accept", accept));
    }

    private void put(String rows) {
        put(ONE, rows);
    }

    private void put(ExecutionKey key, String rows) {
        String text = rows.isEmpty() ? "" : GeneratedLog.HEADER + rows;
        logs.put(key, text.getBytes(UTF_8));
    }
}
