package io.postern.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ForwardAccessLogsTest {

    private static final String LOGS = """
        {"messageType":"DATA_MESSAGE","owner":"123456789012","logGroup":"APIGatewayAccessLogs","logStream":"s",
         "subscriptionFilters":["metering"],"logEvents":[{"id":"38","timestamp":1795860000000,
         "message":"{\\"httpMethod\\":\\"GET\\",\\"path\\":\\"/pets\\",\\"status\\":\\"200\\"}"}]}\
        """;

    @AutoClose
    private final PosternStandIn postern = new PosternStandIn();

    @Test
    void whatASubscriptionDeliversIsPassedOnAsItIs() throws IOException {
        String input = "{\"awslogs\":{\"data\":\"" + packed(LOGS) + "\"}}";
        postern.answers(200, "{\"recorded\":1,\"duplicates\":0,\"refused\":0}");

        assertThat(handle(forwarder(Map.of()), input)).isEqualTo("{\"recorded\":1,\"duplicates\":0,\"refused\":0}");

        assertThat(postern.requests()).containsExactly("POST /api/v1/metering/access-logs key-of-ours " + input);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 400, 401, 413, 429, 500, 503})
    void whatIsNotCountedFailsSoThatLambdaTriesAgain(int status) {
        postern.answers(status, "no");

        assertThatThrownBy(() -> handle(forwarder(Map.of()), "{}"))
                .isInstanceOf(IOException.class)
                .hasMessage("Postern has not counted it: " + status + " no");
    }

    @Test
    void aPosternThatHangsFailsInTime() {
        postern.hangs();

        assertThatThrownBy(() -> handle(forwarder(Map.of("POSTERN_DEADLINE", "0.2s")), "{}"))
                .isInstanceOf(IOException.class)
                .hasMessage("no answer within PT0.2S");
    }

    @Test
    void aPosternThatIsNotThereFails() {
        ForwardAccessLogs forwarder = forwarder(Map.of());
        postern.close();

        assertThatThrownBy(() -> handle(forwarder, "{}"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no answer: ");
    }

    @Test
    void anAddressMayHaveAPathOfItsOwn() throws IOException {
        handle(forwarder(Map.of("POSTERN_URL", postern.address() + "/gate/logs?format=rest")), "{}");

        assertThat(postern.requests()).containsExactly("POST /gate/logs?format=rest key-of-ours {}");
    }

    @ParameterizedTest
    @CsvSource({
        "POSTERN_URL, '', POSTERN_URL: not set",
        "POSTERN_URL, nonsense, POSTERN_URL: not usable",
        "POSTERN_URL, https://user:pass@host, POSTERN_URL: not usable",
        "POSTERN_KEY, '', POSTERN_KEY: not set",
        "POSTERN_KEY, a b, POSTERN_KEY: not usable",
        "POSTERN_DEADLINE, soon, POSTERN_DEADLINE: soon",
        "POSTERN_DEADLINE, 0s, POSTERN_DEADLINE: 0s"
    })
    void aWrongVariableEndsTheFunctionAtItsStart(String name, String value, String words) {
        assertThatThrownBy(() -> forwarder(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(words)
                .hasMessageNotContaining("pass");
    }

    private ForwardAccessLogs forwarder(Map<String, String> more) {
        Map<String, String> environment =
                new HashMap<>(Map.of("POSTERN_URL", postern.address(), "POSTERN_KEY", "key-of-ours"));
        environment.putAll(more);
        return new ForwardAccessLogs(environment);
    }

    private static String handle(ForwardAccessLogs forwarder, String input) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        forwarder.handle(new ByteArrayInputStream(input.getBytes(UTF_8)), output);
        return output.toString(UTF_8);
    }

    private static String packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
