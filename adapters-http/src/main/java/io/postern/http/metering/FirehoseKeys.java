package io.postern.http.metering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows Firehose by its access key: the newest, or the one before it. */
@Context // so that a key that cannot be read stops the boot
final class FirehoseKeys {

    static final String HEADER = "X-Amz-Firehose-Access-Key";

    private static final String FILE = "file:";

    /** As in operators' own: shorter ones can be guessed. */
    private static final int CHARACTERS_MIN = 16;

    private final List<byte[]> digests;

    FirehoseKeys(FirehoseConfig config) {
        this.digests =
                config.accessKeys().stream().map(key -> digest(content(key))).toList();
    }

    /** Whether it is one of them, in a time that tells nothing of how near it is. */
    boolean open(@Nullable String key) {
        if (key == null) return false;
        byte[] given = digest(key);
        boolean known = false;
        for (byte[] digest : digests) known |= MessageDigest.isEqual(digest, given);
        return known;
    }

    private static String content(String key) {
        String secret = key.startsWith(FILE) ? read(key.substring(FILE.length())) : key;
        if (secret.length() < CHARACTERS_MIN)
            throw new IllegalArgumentException("postern.metering.firehose.access-keys: a key of " + secret.length()
                    + " characters (expected: " + CHARACTERS_MIN + " or more)");
        return secret;
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException(
                    "postern.metering.firehose.access-keys: " + path + " cannot be read (expected: a file with a key)",
                    unreadable);
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", impossible);
        }
    }
}
