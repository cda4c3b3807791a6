package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.ChildProcess;
import io.postern.testkit.Eventually;
import io.postern.testkit.LoopbackPort;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A port that somebody else has is said in one sentence, in either format of the log. */
class TakenPortIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @AutoClose
    private final TemporaryFolder folder = TemporaryFolder.create("taken");

    @AutoClose
    private final ServerSocket taken;

    private @Nullable ChildProcess postern;

    TakenPortIT() throws IOException {
        taken = new ServerSocket(0);
    }

    @AfterEach
    void end() {
        if (postern != null && postern.alive()) postern.kill();
    }

    @Test
    void inDevelopmentNothingElseIsSaid() {
        assertThat(outputOf(Map.of("POSTERN_MODE", "development")))
                .isEqualTo(
                        "The port is in use by another process (expected: a free one). Set PORT to another number.\n");
    }

    @Test
    void inProductionTheLogHasNoStackOfIt() {
        Map<String, String> variables = Map.of(
                "POSTERN_MODE", "production",
                "CLIENT_SECRET_KEY", "a client secret that is long",
                "ACCESS_TOKEN_SECRET_KEY", "an access secret that is long",
                "POSTERN_ACCESS_REGISTRY_KEY", "a registry key that is long",
                "AWS_REGION", "eu-central-1",
                "REDIS_URL", "redis://localhost:" + LoopbackPort.free());

        assertThat(outputOf(variables))
                .containsOnlyOnce("The port is in use by another process (expected: a free one).")
                .doesNotContain("NettyHttpServer", "already in use");
    }

    private String outputOf(Map<String, String> mode) {
        Map<String, String> variables = new HashMap<>(mode);
        variables.put("PORT", Integer.toString(taken.getLocalPort()));
        ChildProcess started = ChildProcess.start(PosternProcess.command(), variables, folder);
        postern = started;
        Eventually.holds(SOON, "it ends", () -> !started.alive());
        return started.log();
    }
}
