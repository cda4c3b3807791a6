package io.postern.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.testkit.TemporaryFolder;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands of clients and operators against a running gate. */
class TelemetryCommandsIT {

    private static final String SECRET = "the client secret of the commands";
    private static final String OPERATOR_KEY = "the operator key of the commands";

    private static final CloudWatchStandIn CLOUD_WATCH = CloudWatchStandIn.start();
    private static Gate gate;
    private static Map<String, String> variables;

    @BeforeAll
    static void start() {
        gate = Boot.start(
                Map.of(
                        "PORT", "-1",
                        "CLIENT_SECRET_KEY", SECRET,
                        "POSTERN_OPERATOR_KEY", OPERATOR_KEY,
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "a secret access key for nobody",
                        "AWS_ENDPOINT_URL", CLOUD_WATCH.endpoint().toString(),
                        "POSTERN_TELEMETRY_COMPANY", "100ms"),
                Map.of());
        variables = Map.of(
                "POSTERN_URL", gate.uri().toString(),
                "CLIENT_SECRET_KEY", SECRET,
                "POSTERN_OPERATOR_KEY", OPERATOR_KEY);
    }

    @AfterAll
    static void stop() {
        gate.close();
        CLOUD_WATCH.close();
    }

    @BeforeEach
    void reset() {
        CLOUD_WATCH.reset();
    }

    @Test
    void aTokenIsMadeAndCanBeUsedInsteadOfTheSecret() {
        String token = run("token").output().strip();

        CommandRun sent = CommandRun.of(
                Map.of("POSTERN_URL", gate.uri().toString(), "POSTERN_ACCESS_TOKEN", token),
                "send",
                "metric",
                "--namespace",
                "shop",
                "--name",
                "sales",
                "--value",
                "-1.5");

        assertThat(sent.exit()).as(sent.errors()).isZero();
        assertThat(run("token", "--json").output()).containsPattern("\"accessToken\":\"[^\"]+\",\"expiresAt\":\"20");
    }

    @Test
    void aClientTokenAloneAsksNobody() {
        CommandRun token = CommandRun.withInput(
                SECRET + "\n",
                Map.of("POSTERN_URL", "http://localhost:1"),
                "token",
                "--client-token-only",
                "--client-secret-file",
                "-");

        assertThat(token.exit()).isZero();
        assertThat(token.output().strip()).matches("[A-Za-z0-9+/]+=*");
    }

    @Test
    void aMetricIsSentAndItsReceiptSettles() {
        String receipt = run("send", "metric", "--namespace", "shop", "--name", "sales", "--value", "42")
                .output()
                .strip();

        CommandRun settled = run("receipts", receipt, "--wait", "--deadline", "20s");

        assertThat(settled.exit()).as(settled.errors()).isZero();
        assertThat(settled.output()).containsPattern("0 +1 +delivered");
        assertThat(CLOUD_WATCH.metrics().getFirst().metricName()).isEqualTo("sales");
    }

    @Test
    void linesOfStandardInputAreLogEvents() {
        CommandRun sent = CommandRun.withInput(
                "paid\n\nshipped\n", variables, "send", "log", "--group", "shop", "--stream", "web", "-", "--json");

        assertThat(sent.output()).matches("\\{\"receipt\":\"[^\"]+\"}\n");
        assertThat(run("receipts", Json.member(Json.object(sent.output()).orElseThrow(), "receipt"), "--wait")
                        .exit())
                .isZero();
        assertThat(CLOUD_WATCH.logEvents("shop", "web")).hasSize(2);
    }

    @Test
    void whatTheServerRefusesIsOneLineWithItsCode() {
        CommandRun refused = run("send", "metric", "--namespace", "AWS/EC2", "--name", "sales", "--value", "1");

        assertThat(refused.exit()).isEqualTo(79);
        assertThat(refused.errors().lines()).hasSize(1);
        assertThat(refused.errors()).contains("(status 400, code 141)");
    }

    @Test
    void aWrongSecretIsDeniedAndAMissingOneSaysWhatToSet() {
        Map<String, String> wrong = Map.of("POSTERN_URL", gate.uri().toString(), "CLIENT_SECRET_KEY", "wrong");

        assertThat(CommandRun.of(wrong, "token").exit()).isEqualTo(77);
        assertThat(CommandRun.of(Map.of(), "token"))
                .isEqualTo(new CommandRun(
                        66, "", "postern: CLIENT_SECRET_KEY is not set (expected: it, or --client-secret-file)\n"));
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        Map<String, String> nobody = new HashMap<>(variables);
        nobody.put("POSTERN_URL", "http://localhost:1");

        CommandRun run = CommandRun.of(nobody, "dead-letters", "list");

        assertThat(run.exit()).isEqualTo(69);
        assertThat(run.errors()).startsWith("postern: nobody answers at http://localhost:1 (");
    }

    @Test
    void anUnknownReceiptIsNotFound() {
        assertThat(run("receipts", "nonsense").exit()).isEqualTo(80);
    }

    @Test
    void aDeadLetterIsListedShownAndRedriven() throws IOException {
        String receipt = die();
        try (TemporaryFolder folder = TemporaryFolder.create("key")) {
            Files.writeString(folder.file("key"), OPERATOR_KEY + "\n");
            String[] file = {"--operator-key-file", folder.file("key").toString()};
            CommandRun listed = CommandRun.of(
                    Map.of("POSTERN_URL", gate.uri().toString()), "dead-letters", "list", file[0], file[1], "--json");
            String id = Json.member(
                    Json.objects(Json.object(listed.output()).orElseThrow(), "deadLetters")
                            .getFirst(),
                    "id");

            assertThat(run("dead-letters", "list", "--cause", "refused").output())
                    .containsPattern(id + " .* metric +shop +sales +refused ");
            assertThat(run("dead-letters", "show", id).output()).contains("receipt: " + receipt + "\n");
            CLOUD_WATCH.behave();
            assertThat(run("dead-letters", "redrive", id)).isEqualTo(new CommandRun(0, "1 redriven\n", ""));
            assertThat(run("dead-letters", "show", id).exit()).isEqualTo(80);
        }
    }

    @Test
    void deadLettersArePurgedByFilterAndNeverByAccident() {
        die();

        assertThat(run("dead-letters", "purge").exit()).isEqualTo(2);
        assertThat(run("dead-letters", "purge", "--cause", "refused", "--json").output())
                .isEqualTo("{\"purged\":1}\n");
    }

    /** Leaves a dead letter, and returns its receipt. */
    private static String die() {
        CLOUD_WATCH.refuseMetrics(_ -> true);
        String receipt = run("send", "metric", "--namespace", "shop", "--name", "sales", "--value", "1")
                .output()
                .strip();
        CommandRun dead = run("receipts", receipt, "--wait");
        assertThat(dead.exit()).as(dead.output()).isEqualTo(1);
        assertThat(dead.errors()).isEqualTo("postern: 1 of 1 records did not arrive\n");
        return receipt;
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(variables, arguments);
    }
}
