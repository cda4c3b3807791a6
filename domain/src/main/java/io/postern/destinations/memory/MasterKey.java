package io.postern.destinations.memory;

import io.postern.destinations.model.DrawnKey;
import io.postern.destinations.model.Unwrapping;
import io.postern.shared.AesGcm;
import io.postern.shared.Secret;
import java.util.Base64;

/**
 * A master key that this process holds.
 *
 * @param id under which sealed texts name it
 * @param secret what the key is computed from; as strong as 256 bits of chance only if it holds them
 */
public record MasterKey(String id, Secret secret) implements Wrapping {

    private static final String PURPOSE = "postern destinations 1";

    public MasterKey {
        Wrapping.checkId(id);
    }

    @Override
    public DrawnKey draw(String label) {
        byte[] own = AesGcm.newKey();
        byte[] wrapped = aes().encrypt(bound(label), own);
        return new DrawnKey(
                new Secret(Base64.getEncoder().encodeToString(own)),
                Base64.getUrlEncoder().withoutPadding().encodeToString(wrapped));
    }

    @Override
    public Unwrapping unwrap(String label, String wrapped) {
        return aes().decrypt(bound(label), Base64.getUrlDecoder().decode(wrapped))
                .<Unwrapping>map(own ->
                        new Unwrapping.Unwrapped(new Secret(Base64.getEncoder().encodeToString(own))))
                .orElseGet(Unwrapping.Refused::new);
    }

    private AesGcm aes() {
        return AesGcm.derived(secret, PURPOSE);
    }

    /** So that no wrapped key passes for that of another master key or another text. */
    private String bound(String label) {
        return "1." + id + "." + label;
    }
}
