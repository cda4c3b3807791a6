package io.postern.telemetry.model;

/** What CloudWatch's names have in common. */
final class Names {

    private Names() {}

    /** Whether the text has 1 to {@code charactersMax} characters, no control characters, and is not all blank. */
    static boolean valid(String text, int charactersMax) {
        if (text.isBlank() || text.length() > charactersMax) return false;
        for (int i = 0; i < text.length(); i++) if (Character.isISOControl(text.charAt(i))) return false;
        return true;
    }

    /** Whether every character is ASCII. */
    static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 0x7f) return false;
        return true;
    }
}
