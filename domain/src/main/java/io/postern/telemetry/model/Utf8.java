package io.postern.telemetry.model;

/** Sizes of text in UTF-8 without encoding it. */
final class Utf8 {

    private Utf8() {}

    /** Bytes of the text in UTF-8; an unpaired surrogate counts as the three bytes of its replacement. */
    static int bytes(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) continue;
            if (c < 0x800) {
                bytes += 1;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 2; // two characters, four bytes
                i++;
            } else {
                bytes += 2;
            }
        }
        return bytes;
    }
}
