package io.postern.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Texts as parts of URLs. */
final class Urls {

    private Urls() {}

    /** Fit for a segment of a path and for a query: a space is %20 in both. */
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
