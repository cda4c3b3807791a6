package io.postern.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Looking at a configuration without starting with it. */
class ConfigCommandsTest {

    private static final Map<String, String> SECRETS = Map.of(
            "CLIENT_SECRET_KEY", "a secret that nobody may see",
            "REDIS_URL", "redis://me:p@ss/word@localhost:1",
            "POSTERN_TELEMETRY_LATE_EVENTS", "refuse");

    @Test
    void aGoodConfigurationIsGoodWithoutAskingRedis() {
        CommandRun check = CommandRun.of(Map.of("REDIS_URL", "redis://localhost:1"), "config", "check");

        assertThat(check).isEqualTo(new CommandRun(0, "The configuration is good.\n", ""));
    }

    @Test
    void aVariableThatNothingReadsIsToldOfAndNotWrong() {
        CommandRun check = CommandRun.of(Map.of("POSTERN_OPERATOR_KEI", "swordfish"), "config", "check");

        assertThat(check)
                .isEqualTo(new CommandRun(
                        0,
                        "The configuration is good.\n",
                        "POSTERN_OPERATOR_KEI: no such variable, and nothing reads it"
                                + " (did you mean POSTERN_OPERATOR_KEY?).\n"));
    }

    @Test
    void aBadOneIsEverySentenceThatABootWouldSayAndExitCode78() {
        CommandRun check = CommandRun.of(Map.of("POSTERN_MODE", "production"), "config", "check");

        assertThat(check.exit()).isEqualTo(78);
        assertThat(check.errors())
                .contains("CLIENT_SECRET_KEY is not set", "ACCESS_TOKEN_SECRET_KEY is not set")
                .doesNotContain("\tat ");
    }

    @Test
    void aPrintedConfigurationSaysWhereValuesComeFrom() {
        CommandRun print = CommandRun.of(SECRETS, "config", "print");

        assertThat(print.exit()).isZero();
        assertThat(print.output().lines())
                .anyMatch(line -> line.matches("postern\\.telemetry\\.queue +redis +REDIS_URL is set"))
                .anyMatch(line ->
                        line.matches("postern\\.telemetry\\.late-events +refuse +POSTERN_TELEMETRY_LATE_EVENTS"))
                .anyMatch(line -> line.matches("postern\\.telemetry\\.late-metrics +refuse +default"))
                .anyMatch(line -> line.matches("micronaut\\.server\\.port +8080 +default"))
                .anyMatch(line -> line.matches("postern\\.operator-key +\\*{3} +drawn anew at each start"));
    }

    @Test
    void secretsAndPasswordsAreStars() {
        CommandRun print = CommandRun.of(SECRETS, "config", "print");

        assertThat(print.output())
                .doesNotContain("nobody may see", "p@ss", "word@")
                .containsPattern("client-secret-key +\\*{3} +CLIENT_SECRET_KEY")
                .contains("redis://***@localhost:1");
    }

    @Test
    void whatIsChangedCanBePrintedAloneAsJson() {
        CommandRun print = CommandRun.of(Map.of("PORT", "9000"), "config", "print", "--changed", "--json");

        assertThat(print.output())
                .contains("{\"key\":\"micronaut.server.port\",\"value\":\"9000\",\"from\":\"PORT\"}")
                .doesNotContain("late-events");
    }
}
