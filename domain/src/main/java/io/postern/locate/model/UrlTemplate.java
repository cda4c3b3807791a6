package io.postern.locate.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL without a host, as {@code wss://:3010/ndt_protocol} or {@code wss:///ndt/v7/upload}. It is also the name under
 * which clients look for the full one.
 */
public record UrlTemplate(String text) {

    private static final int CHARACTERS_MAX = 512;

    private static final Pattern FORM =
            Pattern.compile("([a-z][a-z0-9+.-]*://)(:[0-9]{1,5})?((?:/[!-~&&[^?#\"<>\\\\^`{|}]]*)?)(\\?[!-~&&[^#]]*)?");

    public UrlTemplate {
        if (!usable(text))
            throw new IllegalArgumentException("url template: " + text
                    + " (expected: a URL with an empty host, such as wss://:3010/ndt_protocol)");
    }

    /** Whether a text is a template. */
    public static boolean usable(String text) {
        return text.length() <= CHARACTERS_MAX && FORM.matcher(text).matches();
    }

    /** The full URL on that host; the query is the parameters alone, sorted by name. */
    public String on(String hostname, Map<String, String> parameters) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) throw new IllegalStateException("url template: " + text + " (expected: checked before)");
        StringBuilder url = new StringBuilder(parts.group(1)).append(hostname);
        if (parts.group(2) != null) url.append(parts.group(2));
        url.append(parts.group(3));
        char separator = '?';
        for (Map.Entry<String, String> parameter : new TreeMap<>(parameters).entrySet()) {
            url.append(separator)
                    .append(encoded(parameter.getKey()))
                    .append('=')
                    .append(encoded(parameter.getValue()));
            separator = '&';
        }
        return url.toString();
    }

    /** As Go's url.Values encodes, so that URLs are those of the original to the letter. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
