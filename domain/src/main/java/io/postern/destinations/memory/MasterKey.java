package io.postern.destinations.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.destinations.model.DrawnKey;
import io.postern.destinations.model.Unwrapping;
import io.postern.shared.Secret;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A master key that this process holds.
 *
 * @param id under which sealed texts name it
 * @param secret what the key is computed from; as strong as 256 bits of chance only if it holds them
 */
public record MasterKey(String id, Secret secret) implements Wrapping {

    private static final byte[] PURPOSE = "postern destinations 1".getBytes(UTF_8);

    public MasterKey {
        Wrapping.checkId(id);
    }

    @Override
    public DrawnKey draw(String label) {
        Gcm gcm = new Gcm();
        byte[] own = gcm.newKey();
        byte[] wrapped = gcm.encrypted(aes(), bound(label), own);
        return new DrawnKey(
                new Secret(Base64.getEncoder().encodeToString(own)),
                Base64.getUrlEncoder().withoutPadding().encodeToString(wrapped));
    }

    @Override
    public Unwrapping unwrap(String label, String wrapped) {
        return new Gcm()
                .decrypted(aes(), bound(label), Base64.getUrlDecoder().decode(wrapped))
                .<Unwrapping>map(own ->
                        new Unwrapping.Unwrapped(new Secret(Base64.getEncoder().encodeToString(own))))
                .orElseGet(Unwrapping.Refused::new);
    }

    /** So that no wrapped key passes for that of another master key or another text. */
    private String bound(String label) {
        return "1." + id + "." + label;
    }

    private SecretKeySpec aes() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(PURPOSE), "AES");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256: missing (expected: in every JDK)", impossible);
        }
    }
}
