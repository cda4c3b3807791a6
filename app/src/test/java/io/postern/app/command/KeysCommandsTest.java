package io.postern.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that are made, kept and shown. */
class KeysCommandsTest {

    private final TemporaryFolder folder = TemporaryFolder.create("keys");

    @AfterEach
    void clean() {
        folder.close();
    }

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void aNewKeySignsWhatItsPublicHalfVerifies(SigningAlgorithm algorithm) throws Exception {
        String file = folder.file("key.json").toString();

        CommandRun made = run("generate", "--algorithm", algorithm.name(), "--out", file, "--public");

        JWK publicKey = JWK.parse(made.output());
        assertThat(publicKey.isPrivate()).isFalse();
        assertThat(publicKey.getKeyID()).isEqualTo(publicKey.computeThumbprint().toString());
        assertThat(publicKey.getAlgorithm().getName()).isEqualTo(algorithm.name());
        VerifiedToken token = VerifiedToken.of(SigningKey.readPrivate(file).sign(Map.of("sub", "somebody")), publicKey);
        assertThat(token.header()).isEqualTo(Map.of("alg", algorithm.name(), "kid", publicKey.getKeyID()));
        assertThat(token.claims()).isEqualTo(Map.of("sub", "somebody"));
    }

    @Test
    void withoutAFileThePrivateKeyIsPrinted() throws ParseException {
        JWK key = JWK.parse(run("generate", "--kid", "mine-1").output());

        assertThat(key.isPrivate()).isTrue();
        assertThat(key.getKeyID()).isEqualTo("mine-1");
        assertThat(key.getAlgorithm().getName()).isEqualTo("EdDSA");
    }

    @Test
    void aKeyFileIsItsOwnersAndIsNeverOverwritten() throws IOException {
        Path file = folder.file("key.json");

        assertThat(run("generate", "--out", file.toString())).isEqualTo(new CommandRun(0, "", ""));
        String key = Files.readString(file);
        CommandRun again = run("generate", "--out", file.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(again.exit()).isEqualTo(73);
        assertThat(Files.readString(file)).isEqualTo(key);
    }

    @Test
    void aPublicKeyAloneIsNotMade() {
        assertThat(run("generate", "--public").exit()).isEqualTo(2);
    }

    @Test
    void publicHalvesAreExportedAsAJwksAndAsFiles() throws Exception {
        String one = made("one");
        String two = made("two");
        Path directory = folder.file("public");

        CommandRun jwks = run("export", one, two);
        CommandRun files = run("export", "--out", directory.toString(), one, two);

        assertThat(jwks.output()).startsWith("{\"keys\":[{").contains("\"kid\":\"one\"", "\"kid\":\"two\"");
        assertThat(jwks.output()).doesNotContain("\"d\":");
        assertThat(files.output())
                .isEqualTo(directory.resolve("one.json") + "\n" + directory.resolve("two.json") + "\n");
        JWK exported = JWK.parse(Files.readString(directory.resolve("two.json")));
        assertThat(exported).isEqualTo(JWK.parse(Files.readString(Path.of(two))).toPublicJWK());
    }

    @Test
    void aKeyIdThatIsNoFileNameIsRefused() throws IOException {
        Path file = folder.file("key.json");
        Files.writeString(file, Files.readString(Path.of(made("one"))).replace("\"one\"", "\"../one\""));

        CommandRun export = run("export", "--out", folder.file("public").toString(), file.toString());

        assertThat(export.exit()).isEqualTo(65);
    }

    private String made(String kid) {
        String file = folder.file(kid + ".json").toString();
        assertThat(run("generate", "--kid", kid, "--out", file).exit()).isZero();
        return file;
    }

    private static CommandRun run(String command, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "keys";
        all[1] = command;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return CommandRun.of(Map.of(), all);
    }
}
