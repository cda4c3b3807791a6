package io.postern.app;

import io.postern.app.boot.KeyText;
import io.postern.app.boot.Keys;
import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.memory.VaultKey;
import io.postern.destinations.memory.Wrapping;
import io.postern.destinations.port.KeyVault;
import io.postern.shared.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads master keys from configuration: each an id, a colon, and the key itself, {@code file:} and the path of a file
 * that holds it, or {@code kms:} and the ARN of a key in AWS KMS, with commas between them. What is wrong is told without
 * showing any key.
 */
final class MasterKeyTexts {

    /** Shorter ones can be guessed by who stole the store. */
    private static final int CHARACTERS_MIN = 16;

    private static final String KMS = "kms:";

    /** Not an alias: what one means can change, and what the key before sealed would not open. */
    private static final Pattern KMS_KEY = Pattern.compile("arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+");

    private MasterKeyTexts() {}

    /**
     * The keys in order.
     *
     * @param vault where keys of KMS are
     * @throws IllegalArgumentException when there is none, one cannot be read or is weak, or an id stands twice
     */
    static List<Wrapping> read(String text, KeyVault vault) {
        List<Wrapping> keys = new ArrayList<>();
        for (String entry : text.split(",", -1))
            if (!entry.isBlank()) keys.add(key(entry.strip(), keys.size() + 1, vault));
        if (keys.isEmpty()) throw wrong("none", "one at least");
        if (keys.stream().map(Wrapping::id).distinct().count() < keys.size())
            throw wrong("an id stands twice", "each once");
        return keys;
    }

    private static Wrapping key(String entry, int number, KeyVault vault) {
        int colon = entry.indexOf(':');
        String id = colon < 0 ? "" : entry.substring(0, colon);
        if (!id.matches("[A-Za-z0-9_-]{1,32}"))
            throw wrong("number " + number + " has no id", "1 to 32 of A-Z a-z 0-9 _ -, a colon, and the key");
        String rest = entry.substring(colon + 1);
        if (rest.startsWith(KMS)) return new VaultKey(id, arn(id, rest.substring(KMS.length())), vault);
        String key = KeyText.content(rest)
                .orElseThrow(() ->
                        wrong("the file of the key " + id + " cannot be read", "a readable file that holds the key"));
        if (key.length() < CHARACTERS_MIN)
            throw wrong("the key " + id + " has " + key.length() + " characters", CHARACTERS_MIN + " or more");
        return new MasterKey(id, new Secret(key));
    }

    private static String arn(String id, String text) {
        if (!KMS_KEY.matcher(text).matches())
            throw wrong(
                    "the key " + id + " is no key of KMS", "kms:arn:aws:kms:REGION:ACCOUNT:key/ID, and not an alias");
        return text;
    }

    private static IllegalArgumentException wrong(String what, String expected) {
        return new IllegalArgumentException(Keys.MASTER_KEYS + ": " + what + " (expected: " + expected + ")");
    }
}
