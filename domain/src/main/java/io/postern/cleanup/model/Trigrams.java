package io.postern.cleanup.model;

import java.util.BitSet;

/**
 * Which three characters stand side by side somewhere in a text, so that most patterns that want others need not be
 * compared with it. What is held may not be there, once in some ten times for the longest ids; what is not held is not.
 */
public final class Trigrams {

    private static final int BITS = 14;

    private final BitSet marks = new BitSet(1 << BITS);

    /** @param characters of the text, as code points */
    public Trigrams(int[] characters) {
        for (int i = 0; i + 2 < characters.length; i++)
            marks.set(mark(characters[i], characters[i + 1], characters[i + 2]));
    }

    /** Whether these may stand side by side in the text. */
    boolean mayHold(int first, int second, int third) {
        return marks.get(mark(first, second, third));
    }

    private static int mark(int first, int second, int third) {
        int mixed = ((first * 31 + second) * 31 + third) * 0x9E3779B9;
        return mixed >>> (Integer.SIZE - BITS);
    }
}
