package io.postern.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a change of a client is conditional on, whatever stands between the command and the gate. */
class ClientsChangeTest {

    private final List<String> conditions = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private String tag = "\"7f\"";
    private String client = "{\"id\":\"shop\",\"configured\":false,\"suspended\":false}";

    ClientsChangeTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/clients/shop", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void itIsWrittenBackOnlyIfItIsStillWhatWasRead() {
        assertThat(change().exit()).isZero();

        assertThat(conditions).containsExactly("\"7f\"");
    }

    @Test
    void aVersionThatAProxyMadeWeakIsTheSameVersion() {
        tag = "W/\"7f\"";

        assertThat(change().exit()).isZero();

        assertThat(conditions).containsExactly("\"7f\"");
    }

    @Test
    void withoutAVersionNothingIsChanged() {
        tag = "";

        CommandRun run = change();

        assertThat(run.exit()).isEqualTo(76);
        assertThat(run.errors()).startsWith("postern: nothing is changed: the answer about shop has no ETag");
        assertThat(conditions).isEmpty();
    }

    @Test
    void whoSaysSoChangesItWhateverItIs() {
        tag = "";

        assertThat(change("--unconditional").exit()).isZero();

        assertThat(conditions).containsExactly("none");
    }

    @Test
    void ofAConfiguredOneTheGateSaysWhatIsWrong() {
        tag = "";
        client = "{\"id\":\"shop\",\"configured\":true,\"suspended\":false}";

        assertThat(change().exit()).isZero();

        assertThat(conditions).containsExactly("none");
    }

    private CommandRun change(String... more) {
        Map<String, String> variables = Map.of(
                "POSTERN_URL",
                "http://localhost:" + server.getAddress().getPort(),
                "POSTERN_OPERATOR_KEY",
                "the operator key of the commands");
        String[] arguments = new String[5 + more.length];
        List.of("clients", "change", "shop", "--suspended", "true").toArray(arguments);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return CommandRun.of(variables, arguments);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange;
                OutputStream body = exchange.getResponseBody()) {
            if (exchange.getRequestMethod().equals("PUT")) {
                String condition = exchange.getRequestHeaders().getFirst("If-Match");
                conditions.add(condition == null ? "none" : condition);
            } else if (!tag.isEmpty()) {
                exchange.getResponseHeaders().add("ETag", tag);
            }
            byte[] json = client.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, json.length);
            body.write(json);
        }
    }
}
