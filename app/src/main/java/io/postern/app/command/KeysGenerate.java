package io.postern.app.command;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A new key to sign with. */
@Command(
        name = "generate",
        description = "Make a private JWK with alg and kid; the kid is the key's thumbprint (RFC 7638) unless given.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern keys generate --out monitoring.json --public > monitoring.public.json",
            "  postern keys generate --algorithm ES256 --kid locate-2026"
        })
final class KeysGenerate implements Runnable {

    @Option(names = "--algorithm", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}; else EdDSA.")
    private SigningAlgorithm algorithm = SigningAlgorithm.EdDSA;

    @Option(
            names = "--kid",
            paramLabel = "ID",
            description = "The key's id: letters, digits, dots, dashes, underscores.")
    private String kid = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write it there, for the owner's eyes only, and do not print it. The file must not exist.")
    private String out = "";

    @Option(names = "--public", description = "With --out: print the public JWK.")
    private boolean printPublic;

    private final Terminal terminal;

    KeysGenerate(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        if (printPublic && out.isEmpty())
            throw new CommandFailure(
                    ExitCode.USAGE, "--public: without --out (expected: both, or the private key is lost)");
        if (!kid.isEmpty()) KeyFiles.checkId("--kid", kid);
        JWK key = generate();
        if (out.isEmpty()) terminal.say(key.toJSONString());
        else KeyFiles.writePrivate(out, key);
        if (printPublic) terminal.say(key.toPublicJWK().toJSONString());
    }

    private JWK generate() {
        try {
            JWK key = algorithm.generate();
            Map<String, Object> named = new LinkedHashMap<>(key.toJSONObject());
            named.put("use", "sig");
            named.put("alg", algorithm.name());
            named.put("kid", kid.isEmpty() ? key.computeThumbprint().toString() : kid);
            return JWK.parse(named);
        } catch (GeneralSecurityException | JOSEException | ParseException impossible) {
            throw new IllegalStateException(algorithm + ": no key (expected: every JDK can make one)", impossible);
        }
    }
}
