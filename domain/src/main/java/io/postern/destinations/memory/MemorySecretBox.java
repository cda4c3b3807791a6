package io.postern.destinations.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.destinations.model.Opening;
import io.postern.destinations.model.Sealed;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.Secret;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals with master keys that this process holds. A sealed text is the version of its form, the id of the master key, the
 * text's own key as the master key encrypts it, and the text as its own key does, with dots between them.
 */
public final class MemorySecretBox implements SecretBox {

    private static final String VERSION = "1";
    private static final int PARTS = 4;

    private final String activeId;
    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final Gcm gcm = new Gcm();

    /**
     * Holds those keys.
     *
     * @param masterKeys the first is the active one; one at least, each with an id of its own
     */
    public MemorySecretBox(List<MasterKey> masterKeys) {
        if (masterKeys.isEmpty()) throw new IllegalArgumentException("master keys: none (expected: one at least)");
        for (MasterKey key : masterKeys)
            if (keys.put(key.id(), key.aes()) != null)
                throw new IllegalArgumentException("master key id: " + key.id() + " twice (expected: each once)");
        this.activeId = masterKeys.getFirst().id();
    }

    @Override
    public Sealed seal(String label, Secret plain) {
        byte[] own = gcm.newKey();
        byte[] wrapped = gcm.encrypted(key(activeId).orElseThrow(), wrapping(activeId, label), own);
        byte[] text = gcm.encrypted(
                new SecretKeySpec(own, "AES"), label, plain.reveal().getBytes(UTF_8));
        return new Sealed(String.join(".", VERSION, activeId, encoded(wrapped), encoded(text)));
    }

    @Override
    public Opening open(String label, Sealed sealed) {
        String[] parts = sealed.text().split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals(VERSION)) return new Opening.Unreadable();
        String id = parts[1];
        Optional<SecretKeySpec> key = key(id);
        if (key.isEmpty()) return new Opening.KeyMissing(id);
        try {
            return gcm.decrypted(key.get(), wrapping(id, label), decoded(parts[2]))
                    .flatMap(own -> gcm.decrypted(new SecretKeySpec(own, "AES"), label, decoded(parts[3])))
                    .<Opening>map(
                            plain -> new Opening.Opened(new Secret(new String(plain, UTF_8)), id.equals(activeId)))
                    .orElseGet(() -> new Opening.KeyWrong(id));
        } catch (IllegalArgumentException _) {
            return new Opening.Unreadable(); // not Base64
        }
    }

    private Optional<SecretKeySpec> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** So that no wrapped key passes for that of another master key or another text. */
    private static String wrapping(String id, String label) {
        return VERSION + "." + id + "." + label;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
