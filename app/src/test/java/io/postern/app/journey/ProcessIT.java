package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.TemporaryFolder;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.redis.RealRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What only a process of its own can show: its output, its {@code .env}, its exit, its way through SIGTERM. */
class ProcessIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int SENDERS = 4;

    @Test
    void theSessionThatItPrintsWorksWhenPastedIntoBash() throws IOException, InterruptedException {
        try (PosternProcess postern = PosternProcess.start(Map.of())) {
            Eventually.holds(
                    SOON, "the session is printed", () -> postern.output().contains("logs/events"));
            String output = postern.output();
            String session = output.substring(output.indexOf("\nPOSTERN=") + 1);

            Process bash = new ProcessBuilder("bash", "-eu", "-c", session)
                    .redirectErrorStream(true)
                    .start();
            String answers = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(bash.waitFor()).isZero();
            assertThat(answers)
                    .contains("{\"ResponseMetadata\":{\"RequestId\":", "\"Sum\":1.0", "\"message\":\"hello\"");
            assertThat(output).startsWith("Postern listens on " + postern.uri()).contains(postern.uri() + "/openapi");
        }
    }

    @Test
    void itsDotEnvCountsUpToTheCredentialsOfTheSdk() {
        try (CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
                PosternProcess postern =
                        PosternProcess.start(Map.of(), """
                            export CLIENT_SECRET_KEY="%s" # quoted
                            AWS_REGION = eu-central-1
                            AWS_ACCESS_KEY_ID=AKIDEXAMPLE
                            AWS_SECRET_ACCESS_KEY='a secret access key for nobody'
                            AWS_ENDPOINT_URL=%s
                            """.formatted(Caller.CLIENT_SECRET, cloudWatch.endpoint()))) {
            assertThat(postern.caller().accessToken()).isNotEmpty();
            assertThat(postern.caller().get("/test").statusCode()).isEqualTo(200);
            assertThat(cloudWatch.metrics().getFirst().metricName()).isEqualTo("HELLO_WORLD");
        }
    }

    @Test
    void aRefusedBootIsSentencesAndAnExitCode() throws IOException, InterruptedException {
        Process refused = refusedProcess();
        String output = new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(refused.waitFor()).isEqualTo(78);
        assertThat(output).contains("CLIENT_SECRET_KEY is not set").doesNotContain("\tat ");
    }

    @Test
    void sigtermUnderLoadLosesNothingOfAMemoryQueue() throws InterruptedException {
        try (CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
                PosternProcess postern = PosternProcess.start(toStandIn(cloudWatch))) {
            AtomicInteger accepted = new AtomicInteger();
            try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < SENDERS; i++) senders.execute(() -> sendUntilTheDoorsClose(postern, accepted));
                Eventually.holds(SOON, "load is on", () -> accepted.get() > 200);

                postern.terminate();
            }

            assertThat(cloudWatch.samples()).isEqualTo(accepted.get());
            assertThat(postern.output()).doesNotContain("lost");
        }
    }

    @Test
    void inProductionItsLogIsJsonWithoutSecrets() {
        try (CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
                RealRedis redis = RealRedis.start()) {
            Map<String, String> variables = Journey.variables(redis.uri(), cloudWatch.endpoint());
            try (PosternProcess postern = PosternProcess.start(variables)) {
                postern.caller().sendMetric(postern.caller().accessToken(), "shop", "sales", 1);
                Eventually.holds(
                        SOON, "a metric arrives", () -> !cloudWatch.metrics().isEmpty());
                postern.terminate();

                assertThat(postern.output().lines()).isNotEmpty().allMatch(line -> line.startsWith("{"));
                assertThat(postern.output())
                        .contains("delivery queue, dead letters: redis (REDIS_URL is set)")
                        .doesNotContain(Caller.CLIENT_SECRET, Caller.ACCESS_SECRET, Caller.OPERATOR_KEY)
                        .doesNotContain("a secret access key for nobody", "eyJ");
            }
        }
    }

    @Test
    void aFileThatSaysProductionMakesTheLogJsonToo() throws IOException {
        try (CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
                RealRedis redis = RealRedis.start();
                TemporaryFolder folder = TemporaryFolder.create("config")) {
            Files.writeString(folder.file("mine.yml"), "postern.mode: production\n");
            Map<String, String> variables = Journey.variables(redis.uri(), cloudWatch.endpoint());
            variables.remove("POSTERN_MODE");
            variables.put("MICRONAUT_CONFIG_FILES", folder.file("mine.yml").toString());

            try (PosternProcess postern = PosternProcess.start(variables)) {
                Eventually.holds(SOON, "the start is logged", () -> postern.output()
                        .contains("delivery queue, dead letters: redis"));

                assertThat(postern.output().lines()).isNotEmpty().allMatch(line -> line.startsWith("{"));
            }
        }
    }

    private static Process refusedProcess() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(PosternProcess.command()).redirectErrorStream(true);
        builder.environment().put("POSTERN_MODE", "production");
        return builder.start();
    }

    private static Map<String, String> toStandIn(CloudWatchStandIn cloudWatch) {
        Map<String, String> variables = new HashMap<>();
        variables.put("CLIENT_SECRET_KEY", Caller.CLIENT_SECRET);
        variables.put("AWS_REGION", "eu-central-1");
        variables.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        variables.put("AWS_SECRET_ACCESS_KEY", "a secret access key for nobody");
        variables.put("AWS_ENDPOINT_URL", cloudWatch.endpoint().toString());
        return variables;
    }

    private static void sendUntilTheDoorsClose(PosternProcess postern, AtomicInteger accepted) {
        try (Caller caller = new Caller(postern.uri())) {
            String token = caller.accessToken();
            while (caller.sendMetric(token, "shop", "sales", 1).statusCode() == 201) accepted.incrementAndGet();
        } catch (UncheckedIOException _) {
            // The doors are closed: whoever still knocks is not let in, and was told nothing else.
        }
    }
}
