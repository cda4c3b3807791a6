package io.postern.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commands about clients and operators against a running gate. */
class AdministrationCommandsIT {

    private static final String OPERATOR_KEY = "the operator key of the commands";

    private static Gate gate;
    private static Map<String, String> variables;

    @BeforeAll
    static void start() {
        gate = Boot.start(
                Map.of(
                        "PORT", "-1",
                        "CLIENT_SECRET_KEY", "the client secret of the commands",
                        "POSTERN_OPERATOR_KEY", OPERATOR_KEY),
                Map.of());
        variables = Map.of("POSTERN_URL", gate.uri().toString(), "POSTERN_OPERATOR_KEY", OPERATOR_KEY);
    }

    @AfterAll
    static void stop() {
        gate.close();
    }

    @AfterEach
    void reset() {
        run("clients", "remove", "shop");
    }

    @Test
    void aClientIsRegisteredWithAPolicyAndItsSecretStandsAlone() {
        CommandRun registered = CommandRun.withInput(
                "{\"namespaces\": [\"shop\"], \"recordsPerMinute\": 60}",
                variables,
                "clients",
                "register",
                "shop",
                "--policy",
                "-");

        assertThat(registered.exit()).as(registered.errors()).isZero();
        assertThat(registered.output()).matches("[A-Za-z0-9_-]{43}\n");
        assertThat(registered.errors()).isEqualTo("kept shop; its secret is not shown again\n");
        assertThat(run("clients", "show", "shop").output())
                .contains("id: shop\n", "policy.namespaces: [shop]\n", "policy.recordsPerMinute: 60\n")
                .doesNotContain(registered.output().strip());
        assertThat(run("clients", "list").output())
                .containsPattern("default +true +1 +0 +false")
                .containsPattern("shop +false +1 +0 +false +namespaces recordsPerMinute");
    }

    @Test
    void aChangeLeavesTheRestAsItWas() {
        CommandRun.withInput("{\"namespaces\": [\"shop\"]}", variables, "clients", "register", "shop", "--policy", "-");

        CommandRun changed = run(
                "clients", "change", "shop", "--suspended", "true", "--expires-at", "2100-01-01T00:00:00Z", "--json");

        assertThat(changed.exit()).as(changed.errors()).isZero();
        assertThat(changed.output())
                .contains("\"policy\":{\"namespaces\":[\"shop\"]}", "\"suspended\":true", "2100-01-01T00:00:00Z");
        assertThat(run("clients", "change", "shop", "--expires-at", "never", "--json")
                        .output())
                .contains("\"suspended\":true")
                .doesNotContain("expiresAt");
    }

    @Test
    void ofAPrivateKeyOnlyThePublicHalfIsSent() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create("key")) {
            String file = folder.file("key.json").toString();
            run("keys", "generate", "--out", file);

            CommandRun registered = run("clients", "register", "shop", "--key", file);

            assertThat(registered).isEqualTo(new CommandRun(0, "", "kept shop\n"));
            assertThat(run("clients", "show", "shop", "--json").output())
                    .contains("\\\"x\\\":")
                    .doesNotContain("\\\"d\\\":");
            Files.writeString(folder.file("secret.json"), "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}");
            assertThat(run(
                            "clients",
                            "change",
                            "shop",
                            "--key",
                            folder.file("secret.json").toString()))
                    .isEqualTo(new CommandRun(
                            65,
                            "",
                            "postern: " + folder.file("secret.json")
                                    + ": not usable (expected: a JWK of a key pair)\n"));
        }
    }

    @Test
    void aClientIsNotRegisteredTwiceByAccident() {
        run("clients", "register", "shop", "--suspended", "true");

        CommandRun again = run("clients", "register", "shop");

        assertThat(again.exit()).isEqualTo(79);
        assertThat(again.errors()).contains("(status 412, code 204)");
        assertThat(run("clients", "show", "shop").output()).contains("suspended: true\n");
        assertThat(run("clients", "register", "shop", "--replace")).isEqualTo(new CommandRun(0, "", "kept shop\n"));
        assertThat(run("clients", "show", "shop").output()).contains("suspended: false\n");
    }

    @Test
    void aRotatedSecretIsAnotherOne() {
        String first = run("clients", "register", "shop").output();

        CommandRun rotated = run("clients", "rotate-secret", "shop");

        assertThat(rotated.output()).matches("[A-Za-z0-9_-]{43}\n").isNotEqualTo(first);
        assertThat(run("clients", "show", "shop").output()).contains("secrets: 2\n");
    }

    @Test
    void aRemovedClientIsGone() {
        run("clients", "register", "shop");

        assertThat(run("clients", "remove", "shop")).isEqualTo(new CommandRun(0, "removed shop\n", ""));
        assertThat(run("clients", "remove", "shop").exit()).isEqualTo(80);
        assertThat(run("clients", "change", "shop", "--suspended", "true").exit())
                .isEqualTo(80);
    }

    @Test
    void whatIsWrongIsSaidInOneLine() {
        assertThat(run("clients", "remove", "default").errors()).contains("(status 409, code 202)");
        assertThat(run("clients", "change", "shop").exit()).isEqualTo(2);
        assertThat(run("clients", "register", "shop", "--suspended", "perhaps").exit())
                .isEqualTo(2);
        assertThat(run("clients", "register", "shop", "--policy", "/no/such/file")
                        .exit())
                .isEqualTo(66);
        assertThat(CommandRun.withInput("[]", variables, "clients", "register", "shop", "--policy", "-")
                        .exit())
                .isEqualTo(65);
    }

    @Test
    void anOperatorGetsAKeyThatWorksUntilItIsRemoved() {
        CommandRun made = run("operators", "create", "Ada", "--role", "read");
        String id = made.errors().replaceAll("(?s).*operator (\\w+);.*", "$1");
        Map<String, String> ada = Map.of(
                "POSTERN_URL",
                gate.uri().toString(),
                "POSTERN_OPERATOR_KEY",
                made.output().strip());

        assertThat(CommandRun.of(ada, "clients", "list").exit()).isZero();
        assertThat(CommandRun.of(ada, "operators", "list").exit()).isEqualTo(77);
        assertThat(run("operators", "list").output()).containsPattern(id + " +Ada +read +20");
        assertThat(run("operators", "remove", id)).isEqualTo(new CommandRun(0, "removed " + id + "\n", ""));
        assertThat(run("operators", "remove", id).exit()).isEqualTo(80);
    }

    @Test
    void aRoleThatIsNoneIsRefused() {
        assertThat(run("operators", "create", "Ada", "--role", "king").errors()).contains("(status 400, code 210)");
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(variables, arguments);
    }
}
