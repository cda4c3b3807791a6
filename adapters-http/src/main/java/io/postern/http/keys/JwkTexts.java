package io.postern.http.keys;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads keys as an operator wrote them: JSON Web Keys (RFC 7517), each as text or as the path of a file that holds one,
 * with commas or blanks between them. A list of configuration arrives here with commas. Messages never hold a key.
 */
final class JwkTexts {

    private final String key;
    private final String text;

    private JwkTexts(String key, String text) {
        this.key = key;
        this.text = text;
    }

    /**
     * The keys in the order of the text.
     *
     * @param key where the text was configured, for messages
     * @throws IllegalArgumentException when one cannot be read, has no {@code kid}, or two have the same
     */
    static List<JWK> read(String key, String text) {
        return new JwkTexts(key, text).read();
    }

    private List<JWK> read() {
        List<JWK> keys = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ',' || Character.isWhitespace(c)) {
                at++;
                continue;
            }
            int end = c == '{' ? endOfObject(at) : endOfPath(at);
            String part = text.substring(at, end).strip();
            JWK jwk = parse(c == '{' ? part : file(part));
            if (!ids.add(jwk.getKeyID()))
                throw wrong("two keys with the kid " + jwk.getKeyID(), "each kid once, because tokens name keys by it");
            keys.add(jwk);
            at = end;
        }
        return keys;
    }

    /** Members of a JSON Web Key hold no objects but certificates' names, which hold no braces. */
    private int endOfObject(int start) {
        int end = text.indexOf('}', start);
        if (end < 0) throw wrong("a JSON object without its end", "a JSON Web Key");
        return end + 1;
    }

    private int endOfPath(int start) {
        int end = text.indexOf(',', start);
        return end < 0 ? text.length() : end;
    }

    private String file(String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException | InvalidPathException unreadable) {
            throw wrong("no readable file at " + path, "a JSON Web Key or the path of one");
        }
    }

    private JWK parse(String json) {
        JWK jwk = parsed(json);
        if (jwk.getKeyID() == null || jwk.getKeyID().isBlank()) throw wrong("a key without kid", "a kid in each key");
        return jwk;
    }

    private JWK parsed(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException | RuntimeException _) {
            // The parser's own message may quote the key.
            throw wrong("something that is no key", "a JSON Web Key with kty, kid and alg");
        }
    }

    private IllegalArgumentException wrong(String found, String expected) {
        return new IllegalArgumentException(key + ": " + found + " (expected: " + expected + ")");
    }
}
