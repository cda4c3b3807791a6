package io.postern.testkit.destinations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The ways in which a secret could show. */
public final class Encodings {

    private Encodings() {}

    /** Parts of texts of which none may be seen: the secret plain, as Base64 at each of three offsets, in hex, in a URL. */
    public static List<String> of(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        List<String> all = new ArrayList<>();
        all.add(secret);
        all.add(URLEncoder.encode(secret, UTF_8));
        all.add(HexFormat.of().formatHex(bytes));
        all.add(HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT));
        for (int offset = 0; offset < 3; offset++) {
            // What stands before a secret shifts its Base64; whole groups of it stay the same.
            int skipped = (3 - offset) % 3;
            int whole = (bytes.length - skipped) / 3 * 3;
            byte[] middle = Arrays.copyOfRange(bytes, skipped, skipped + whole);
            all.add(Base64.getEncoder().encodeToString(middle));
            all.add(Base64.getUrlEncoder().encodeToString(middle));
        }
        return all;
    }
}
