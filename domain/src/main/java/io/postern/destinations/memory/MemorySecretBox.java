package io.postern.destinations.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.destinations.model.DrawnKey;
import io.postern.destinations.model.Opening;
import io.postern.destinations.model.Sealed;
import io.postern.destinations.model.Unwrapping;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.AesGcm;
import io.postern.shared.Secret;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Seals in this process, with master keys that are here or in a vault. A sealed text is the version of its form, the id
 * of the master key, the text's own key as the master key wraps it, and the text as its own key encrypts it, with dots
 * between them.
 */
public final class MemorySecretBox implements SecretBox {

    private static final String VERSION = "1";
    private static final int PARTS = 4;

    private final Wrapping active;
    private final Map<String, Wrapping> keys = new LinkedHashMap<>();

    /**
     * Holds those keys.
     *
     * @param masterKeys the first is the active one; one at least, each with an id of its own
     */
    public MemorySecretBox(List<? extends Wrapping> masterKeys) {
        if (masterKeys.isEmpty()) throw new IllegalArgumentException("master keys: none (expected: one at least)");
        for (Wrapping key : masterKeys)
            if (keys.put(key.id(), key) != null)
                throw new IllegalArgumentException("master key id: " + key.id() + " twice (expected: each once)");
        this.active = masterKeys.getFirst();
    }

    @Override
    public Sealed seal(String label, Secret plain) {
        DrawnKey own = active.draw(label);
        byte[] text = aes(own.key()).encrypt(label, plain.reveal().getBytes(UTF_8));
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text);
        return new Sealed(String.join(".", VERSION, active.id(), own.wrapped(), encoded));
    }

    @Override
    public Opening open(String label, Sealed sealed) {
        String[] parts = sealed.text().split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals(VERSION)) return new Opening.Unreadable();
        String id = parts[1];
        Wrapping key = keys.get(id);
        if (key == null) return new Opening.KeyMissing(id);
        try {
            byte[] text = Base64.getUrlDecoder().decode(parts[3]);
            return switch (key.unwrap(label, parts[2])) {
                case Unwrapping.Unwrapped(Secret own) -> opened(id, own, label, text);
                case Unwrapping.Refused _ -> new Opening.KeyWrong(id);
                case Unwrapping.Away(String why) -> new Opening.KeyAway(id, why);
            };
        } catch (IllegalArgumentException _) {
            return new Opening.Unreadable(); // not Base64
        }
    }

    private Opening opened(String id, Secret own, String label, byte[] text) {
        return aes(own).decrypt(label, text)
                .<Opening>map(plain -> new Opening.Opened(new Secret(new String(plain, UTF_8)), id.equals(active.id())))
                .orElseGet(() -> new Opening.KeyWrong(id));
    }

    private static AesGcm aes(Secret own) {
        return new AesGcm(Base64.getDecoder().decode(own.reveal()));
    }
}
