package io.postern.lambda;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The function's environment variables; a wrong one ends the function at its start, with its name. */
record Variables(Map<String, String> values) {

    /**
     * Where Postern is: its address, and the path under it.
     *
     * @param path where the address has none of its own
     */
    URI address(String name, String path) {
        String text = required(name);
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null)
                return List.of("", "/").contains(uri.getPath()) ? uri.resolve(path) : uri;
        } catch (URISyntaxException _) {
            // Told below.
        }
        throw new IllegalArgumentException(name + ": not usable (expected: https://host)");
    }

    /** A text without line breaks, which no header can hold. */
    String key(String name) {
        String text = required(name);
        if (text.chars().allMatch(one -> one > ' ' && one < 0x7f)) return text;
        throw new IllegalArgumentException(name + ": not usable (expected: visible ASCII without blanks)");
    }

    Duration time(String name, String unset) {
        String text = value(name, unset);
        try {
            Duration time = Duration.parse("PT" + text);
            if (time.isPositive()) return time;
        } catch (DateTimeException _) {
            // Told below.
        }
        throw new IllegalArgumentException(name + ": " + text + " (expected: seconds such as 3s or 0.5s)");
    }

    /** One of those words; the first where nothing is set. */
    String oneOf(String name, List<String> words) {
        String word = value(name, words.getFirst());
        if (words.contains(word)) return word;
        throw new IllegalArgumentException(name + ": " + word + " (expected: one of " + words + ")");
    }

    private String required(String name) {
        String text = value(name, "");
        if (text.isEmpty()) throw new IllegalArgumentException(name + ": not set (expected: text)");
        return text;
    }

    private String value(String name, String unset) {
        String text = values.getOrDefault(name, "").strip();
        return text.isEmpty() ? unset : text;
    }
}
