package io.postern.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command of monitoring against a locate server, with real children. */
class MonitoringTokenCommandIT {

    private static final String WRITE = "printf %s \"$MONITORING_URL\" > ";

    private final TemporaryFolder folder = TemporaryFolder.create("monitoring");
    private final Map<String, String> variables = new HashMap<>();
    private JWK publicKey;
    private LocateStandIn locate;

    @BeforeEach
    void start() throws ParseException {
        String file = folder.file("key.json").toString();
        publicKey = JWK.parse(CommandRun.of(Map.of(), "keys", "generate", "--out", file, "--public")
                .output());
        locate = new LocateStandIn(publicKey, LocateStandIn.Version.ARRAY);
        variables.put("MONITORING_SIGNER_KEY", file);
        variables.put("LOCATE_URL", locate.url());
        variables.put("MACHINE", "mlab1-lga01");
    }

    @AfterEach
    void stop() {
        locate.close();
        folder.close();
    }

    @Test
    void theCommandGetsTheLocateUrlWithAProofThatItsServerAccepts() {
        CommandRun run = run("-machine=mlab2-lga02", "--", "sh", "-c", WRITE + file());

        assertThat(run).isEqualTo(new CommandRun(0, "", ""));
        String url = written();
        assertThat(url).startsWith(locate.url() + "ndt/ndt5?access_token=");
        VerifiedToken proof = VerifiedToken.of(url.replaceFirst(".*access_token=", ""), publicKey);
        assertThat(proof.header()).isEqualTo(Map.of("alg", "EdDSA", "kid", publicKey.getKeyID()));
        assertThat(proof.claims()).containsOnlyKeys("iss", "sub", "aud", "exp");
        assertThat(proof.claims())
                .containsEntry("iss", "monitoring")
                .containsEntry("sub", "mlab2-lga02")
                .containsEntry("aud", List.of("locate"));
        long left = Long.parseLong(Json.member(proof.claims(), "exp"))
                - Instant.now().getEpochSecond();
        assertThat(left).isBetween(30L, 60L);
    }

    @ParameterizedTest
    @EnumSource(LocateStandIn.Version.class)
    void withServiceUrlItGetsTheServicesOwn(LocateStandIn.Version version) {
        try (LocateStandIn server = new LocateStandIn(publicKey, version)) {
            variables.put("LOCATE_URL", server.url());

            CommandRun run =
                    run("-service-url", "-env-name=TARGET", "--", "sh", "-c", "printf %s \"$TARGET\" > " + file());

            assertThat(run).isEqualTo(new CommandRun(0, "", ""));
            assertThat(written()).startsWith("wss://ndt-mlab1-lga01:3010/ndt_protocol?access_token=e30.");
        }
    }

    @Test
    void oneDashAndTwoAndVariablesAreTheSameAndAnOptionBeatsItsVariable() {
        variables.put("SERVICE_URL", "true");
        variables.put("SERVICE_URL_KEY_NAME", "nonsense");

        CommandRun run =
                run("--service-url-key-name", "ws://:3001/ndt_protocol", "-timeout", "30s", "sh", "-c", WRITE + file());

        assertThat(run).isEqualTo(new CommandRun(0, "", ""));
        assertThat(written()).startsWith("ws://ndt-mlab1-lga01:3001/");
    }

    @Test
    void switchesAreGos() {
        variables.put("SERVICE_URL", "1");

        assertThat(run("-service-url", "--", "sh", "-c", WRITE + file()).exit()).isZero();
        assertThat(written()).startsWith("wss://");
        assertThat(run("-service-url=f", "--", "sh", "-c", WRITE + file()).exit())
                .isZero();
        assertThat(written()).startsWith("http://");
        assertThat(run("-service-url=maybe", "--", "true").exit()).isEqualTo(2);
    }

    @Test
    void theQueryOfTheLocateUrlIsKept() {
        variables.put("LOCATE_URL", locate.url() + "?key=a%20b");

        assertThat(run("-service-url", "true").exit()).isZero();

        assertThat(locate.queries()).containsExactly("key=a%20b&access_token=…");
    }

    @Test
    void itsExitCodeIsTheCommandsWhoseInputIsEmptyAndWhoseOutputIsDiscarded() {
        assertThat(run("--", "sh", "-c", "echo seen; exit 42")).isEqualTo(new CommandRun(42, "", ""));
        assertThat(run("sh", "-c", "read line; exit $?").exit()).isEqualTo(1);
    }

    @Test
    void argumentsOfTheCommandAreItsOwn() {
        assertThat(run("--", "sh", "-c", "test \"$1 $2 $3\" = \"-machine=x -- @y\"", "sh", "-machine=x", "--", "@y")
                        .exit())
                .isZero();
    }

    @Test
    void whatIsMissingOrWrongHasExitCodesOfItsOwn() throws IOException {
        Files.writeString(folder.file("bad.json"), "{\"kty\":\"OKP\"}");

        assertThat(run("--", "no-such-program-here").exit()).isEqualTo(127);
        assertThat(run("--", folder.file("bad.json").toString()).exit()).isEqualTo(126);
        assertThat(run("-monitoring-signer-key=" + folder.file("none"), "true").exit())
                .isEqualTo(66);
        assertThat(run("-monitoring-signer-key=" + folder.file("bad.json"), "true")
                        .exit())
                .isEqualTo(65);
        assertThat(run("-timeout=60", "true").exit()).isEqualTo(2);
        assertThat(run("-machine= ", "true").exit()).isEqualTo(2);
        assertThat(run("-no-such-flag", "true").exit()).isEqualTo(2);
        variables.remove("MACHINE");
        assertThat(run("true").errors()).startsWith("postern: Missing required option: '--machine=NAME'\n");
    }

    @Test
    void whatLocateRefusesIsOneLine() {
        assertThat(run("-service-url", "-service=ndt/ndt6", "true"))
                .isEqualTo(
                        new CommandRun(80, "", "postern: unknown service: Unknown service: ndt/ndt6 (status 400)\n"));
        assertThat(run("-service-url", "-service-url-key-name=wss://", "true"))
                .isEqualTo(new CommandRun(
                        80,
                        "",
                        "postern: service-url-key-name: wss:// (expected: ws://:3001/ndt_protocol or"
                                + " wss://:3010/ndt_protocol)\n"));
        String other = folder.file("other.json").toString();
        CommandRun.of(Map.of(), "keys", "generate", "--algorithm", "ES256", "--out", other);
        assertThat(run("-service-url", "-monitoring-signer-key", other, "true"))
                .isEqualTo(new CommandRun(77, "", "postern: the server said no without a word (status 401)\n"));
        assertThat(run("-service-url", "-locate-url=http://localhost:1/", "true")
                        .exit())
                .isEqualTo(69);
    }

    @Test
    void theTimeIsForTheTokenToo() {
        locate.hang();

        CommandRun late = run("-service-url", "-timeout=200ms", "true");

        assertThat(late.exit()).isEqualTo(124);
        assertThat(late.errors()).startsWith("postern: no answer from " + locate.url() + "ndt/ndt5 in time");
    }

    @Test
    void aNewerServerThatDoesNotKnowTheServiceIsUnderstood() {
        try (LocateStandIn newer = new LocateStandIn(publicKey, LocateStandIn.Version.STRING)) {
            variables.put("LOCATE_URL", newer.url());

            assertThat(run("-service-url", "-service=ndt/ndt6", "true"))
                    .isEqualTo(new CommandRun(
                            80,
                            "",
                            "postern: unknown service, it seems: the server does not look at the token: Must provide"
                                    + " access_token (status 400)\n"));
        }
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("monitoring-token"));
        all.addAll(List.of(arguments));
        return CommandRun.of(variables, all.toArray(String[]::new));
    }

    private String file() {
        return folder.file("url").toString();
    }

    private String written() {
        try {
            return Files.readString(folder.file("url"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
