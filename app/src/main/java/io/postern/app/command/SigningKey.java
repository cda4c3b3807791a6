package io.postern.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JWK of ours: it names its algorithm and has an id. It prints as its id. */
final class SigningKey {

    private final JWK jwk;
    private final SigningAlgorithm algorithm;

    private SigningKey(JWK jwk, SigningAlgorithm algorithm) {
        this.jwk = jwk;
        this.algorithm = algorithm;
    }

    /** @throws CommandFailure when the file cannot be read or does not hold such a key */
    static SigningKey read(String file) {
        try {
            JWK jwk = JWK.parse(Files.readString(Path.of(file)));
            SigningAlgorithm algorithm =
                    SigningAlgorithm.of(jwk).orElseThrow(() -> invalid(file, "an alg of EdDSA, ES256 or RS256"));
            if (jwk.getKeyID() == null || jwk.getKeyID().isEmpty()) throw invalid(file, "a kid");
            return new SigningKey(jwk, algorithm);
        } catch (IOException | InvalidPathException _) {
            throw new CommandFailure(ExitCode.INPUT_MISSING, file + ": cannot be read (expected: a file with a JWK)");
        } catch (ParseException _) {
            // The exception's text may quote the file.
            throw invalid(file, "a JWK");
        }
    }

    /** The same, where it is to sign with. */
    static SigningKey readPrivate(String file) {
        SigningKey key = read(file);
        if (!key.jwk.isPrivate()) throw invalid(file, "a private JWK, this one is public");
        try {
            if (key.algorithm.privateKey(key.jwk).isPresent()) return key;
        } catch (GeneralSecurityException | JOSEException _) {
            // Said below: the library's words are about its own insides.
        }
        throw invalid(file, "a key that fits its alg, " + key.algorithm);
    }

    String id() {
        return jwk.getKeyID();
    }

    JWK publicJwk() {
        return jwk.toPublicJWK();
    }

    /** Signs the claims: a compact JWS whose header holds the algorithm and the key's id. */
    String sign(Map<String, Object> claims) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm.name());
        header.put("kid", id());
        String signed = base64(Json.text(header).getBytes(UTF_8)) + "."
                + base64(Json.text(claims).getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance(algorithm.signature);
            signature.initSign(algorithm.privateKey(jwk).orElseThrow());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException | JOSEException unusable) {
            throw new IllegalStateException(this + ": cannot sign (expected: a key that was checked)", unusable);
        }
    }

    @Override
    public String toString() {
        return id();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static CommandFailure invalid(String file, String expected) {
        return new CommandFailure(ExitCode.INPUT_INVALID, file + ": not usable (expected: " + expected + ")");
    }
}
