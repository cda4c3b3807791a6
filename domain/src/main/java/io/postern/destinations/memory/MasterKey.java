package io.postern.destinations.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.shared.Secret;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What wraps the keys of single secrets.
 *
 * @param id under which sealed texts name it
 * @param secret what the key is computed from; as strong as 256 bits of chance only if it holds them
 */
public record MasterKey(String id, Secret secret) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final byte[] PURPOSE = "postern destinations 1".getBytes(UTF_8);

    public MasterKey {
        if (!ID.matcher(id).matches())
            throw new IllegalArgumentException("master key id: not usable (expected: 1 to 32 of A-Z a-z 0-9 _ -)");
    }

    SecretKeySpec aes() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(PURPOSE), "AES");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256: missing (expected: in every JDK)", impossible);
        }
    }
}
