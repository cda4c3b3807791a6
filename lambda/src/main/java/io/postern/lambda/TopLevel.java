package io.postern.lambda;

import java.util.Optional;

/**
 * Finds a text among the members of a JSON object, and not deeper: a caller can send a header of any name. What needs
 * escaping it does not find. For texts that are known to be JSON, as Lambda's input is.
 */
final class TopLevel {

    private final String json;

    TopLevel(String json) {
        this.json = json;
    }

    /** The member's text, as it stands; the first of several. */
    Optional<String> text(String name) {
        int depth = 0;
        int at = 0;
        while (at < json.length()) {
            char one = json.charAt(at);
            if (one == '{' || one == '[') depth++;
            if (one == '}' || one == ']') depth--;
            if (one != '"') {
                at++;
                continue;
            }
            int end = endOfText(at);
            int colon = behindBlanks(end + 1);
            boolean member = depth == 1 && colon < json.length() && json.charAt(colon) == ':';
            if (member && json.substring(at + 1, end).equals(name)) return textAt(behindBlanks(colon + 1));
            at = end + 1;
        }
        return Optional.empty();
    }

    private Optional<String> textAt(int start) {
        if (start >= json.length() || json.charAt(start) != '"') return Optional.empty();
        String text = json.substring(start + 1, endOfText(start));
        return text.indexOf('\\') >= 0 ? Optional.empty() : Optional.of(text);
    }

    /** The quotation mark that ends the text which begins there. */
    private int endOfText(int start) {
        int at = start + 1;
        while (at < json.length() && json.charAt(at) != '"') at += json.charAt(at) == '\\' ? 2 : 1;
        return Math.min(at, json.length());
    }

    private int behindBlanks(int start) {
        int at = start;
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) at++;
        return at;
    }
}
