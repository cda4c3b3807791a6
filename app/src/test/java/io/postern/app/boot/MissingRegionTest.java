package io.postern.app.boot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS is needed, and nothing says which region; what the SDK would find on this machine is out of its sight. */
class MissingRegionTest {

    private static final String SENTENCE =
            "Postern cannot start: postern.aws.region: not set, and neither the AWS profile nor the machine names one"
                    + " (expected: a region such as eu-central-1). Set AWS_REGION.";

    private static final Map<String, String> CREDENTIALS = Map.of(
            "PORT",
            "-1",
            "AWS_ACCESS_KEY_ID",
            "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY",
            "a secret access key for nobody");

    private final Map<String, String> before = new HashMap<>();

    @TempDir
    private Path home;

    @BeforeEach
    void hideTheMachine() {
        hide("aws.disableEc2Metadata", "true");
        hide("aws.configFile", home.resolve("config").toString());
        hide("aws.sharedCredentialsFile", home.resolve("credentials").toString());
    }

    @AfterEach
    void showTheMachine() {
        before.forEach((property, value) -> {
            if (value.isEmpty()) System.clearProperty(property);
            else System.setProperty(property, value);
        });
    }

    @Test
    void credentialsAloneStopTheStartWithWhatToSet() {
        assertThatThrownBy(() -> Boot.start(CREDENTIALS, Map.of()).close())
                .isInstanceOf(BootFailure.class)
                .hasMessage(SENTENCE);
    }

    @Test
    void aCheckSaysTheSame() {
        assertThatThrownBy(() -> Boot.check(CREDENTIALS, Map.of()))
                .isInstanceOf(BootFailure.class)
                .hasMessage(SENTENCE);
    }

    @Test
    void aTableOfDestinationsNeedsARegionToo() {
        Map<String, String> variables = Map.of(
                "PORT", "-1",
                "POSTERN_DESTINATIONS_DYNAMODB_TABLE", "destinations",
                "POSTERN_DESTINATIONS_MASTER_KEYS", "a:0123456789abcdef");

        assertThatThrownBy(() -> Boot.start(variables, Map.of()).close())
                .isInstanceOf(BootFailure.class)
                .hasMessage(SENTENCE);
    }

    @Test
    void withTheVariableItStarts() {
        Map<String, String> variables = new HashMap<>(CREDENTIALS);
        variables.put("AWS_REGION", "eu-central-1");

        assertThatCode(() -> Boot.start(variables, Map.of()).close()).doesNotThrowAnyException();
    }

    private void hide(String property, String value) {
        before.put(property, System.getProperty(property, ""));
        System.setProperty(property, value);
    }
}
