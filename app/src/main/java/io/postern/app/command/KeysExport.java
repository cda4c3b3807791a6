package io.postern.app.command;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The public halves of keys, for those who verify. */
@Command(
        name = "export",
        description = {
            "Print the public keys of JWK files as one JWKS.",
            "With --out write each into a file of its own, KID.json, as m-lab's targets load them."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern keys export locate-2025.json locate-2026.json > jwks.json",
            "  postern keys export --out /etc/target/keys locate-2026.json"
        })
final class KeysExport implements Runnable {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Private or public JWK with alg and kid.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIRECTORY", description = "Where to write; what is there is replaced.")
    private String directory = "";

    private final Terminal terminal;

    KeysExport(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        List<SigningKey> keys = files.stream().map(SigningKey::read).toList();
        if (keys.stream().map(SigningKey::id).distinct().count() < keys.size())
            throw new CommandFailure(ExitCode.INPUT_INVALID, "two keys have the same kid (expected: one key for each)");
        if (directory.isEmpty()) {
            List<JWK> publics = keys.stream().map(SigningKey::publicJwk).collect(Collectors.toList());
            terminal.say(new JWKSet(publics).toString());
            return;
        }
        for (SigningKey key : keys)
            terminal.say(KeyFiles.writePublic(directory, key).toString());
    }
}
