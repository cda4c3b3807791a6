package io.postern.http.metering;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;

/**
 * The latest text of each place of a format. Lines of one log repeat themselves, and calls that wait to be counted hold one
 * text together instead of as many as there are calls. Of one thread.
 */
final class LatestTexts {

    private final String[] texts;

    LatestTexts(int places) {
        this.texts = new String[places];
        Arrays.fill(texts, "");
    }

    /** The text that the parser stands at. */
    String text(int place, JsonParser parser) throws IOException {
        char[] chars = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int length = parser.getTextLength();
        if (!same(texts[place], chars, from, length)) texts[place] = new String(chars, from, length);
        return texts[place];
    }

    private static boolean same(String text, char[] chars, int from, int length) {
        if (text.length() != length) return false;
        // Ids and paths begin alike and end differently.
        for (int at = length - 1; at >= 0; at--) if (text.charAt(at) != chars[from + at]) return false;
        return true;
    }
}
