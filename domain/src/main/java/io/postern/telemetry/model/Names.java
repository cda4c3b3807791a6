package io.postern.telemetry.model;

/** What the names of metrics have in common. */
final class Names {

    private Names() {}

    /** Whether the text has 1 to {@code charactersMax} characters of printable ASCII and is not all blank. */
    static boolean plain(String text, int charactersMax) {
        if (text.length() > charactersMax) return false;
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') return false;
            if (c != ' ') blank = false;
        }
        return !blank;
    }

    /** Whether every character is ASCII. */
    static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 0x7f) return false;
        return true;
    }
}
