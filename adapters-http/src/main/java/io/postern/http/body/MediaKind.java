package io.postern.http.body;

import java.util.Locale;
import java.util.Optional;

/** How a body is written, as far as its {@code Content-Type} says. */
enum MediaKind {
    JSON,
    FORM;

    /**
     * The kind that a header names; empty when we do not read it. No header means JSON, and so does {@code text/plain},
     * because a web page can send it without asking first.
     */
    static Optional<MediaKind> of(String contentType) {
        // The common case by far, and the cheapest.
        if (contentType.isEmpty() || contentType.equals("application/json")) return Optional.of(JSON);
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", 16);
        for (int i = 1; i < parts.length; i++) if (!readable(parts[i].strip())) return Optional.empty();
        String type = parts[0].strip();
        if (type.equals("application/x-www-form-urlencoded")) return Optional.of(FORM);
        boolean json = type.equals("application/json") || type.equals("text/plain") || suffixed(type);
        return json ? Optional.of(JSON) : Optional.empty();
    }

    private static boolean suffixed(String type) {
        return type.endsWith("+json") && type.indexOf('/') > 0 && type.indexOf('/') < type.length() - "/+json".length();
    }

    /** Parameters mean nothing to us but the charset, which must be one whose bytes are UTF-8. */
    private static boolean readable(String parameter) {
        if (!parameter.startsWith("charset")) return true;
        String charset = parameter
                .substring("charset".length())
                .strip()
                .replaceFirst("^=", "")
                .strip()
                .replace("\"", "");
        return charset.equals("utf-8") || charset.equals("utf8") || charset.equals("us-ascii");
    }
}
