package io.postern.http.body;

/**
 * What the tree of a body will take, in bytes, told from its text before any of it is built: a tree of small values
 * takes 30 times the memory of its text. Rather too much than too little.
 */
final class TreeWeight {

    /** A value, a name or a bracket: an object or two, a text, a place in a table. */
    private static final int TOKEN_BYTES = 72;
    /** A pair of a form: two texts, and places in two tables. */
    private static final int PAIR_BYTES = 256;
    /** A bracket in a form's key: a table while the form is read, and two when it is done. */
    private static final int LEVEL_BYTES = 512;

    private TreeWeight() {}

    static long of(MediaKind kind, byte[] bytes) {
        return switch (kind) {
            case JSON -> ofJson(bytes);
            case FORM -> ofForm(bytes);
        };
    }

    private static long ofJson(byte[] json) {
        int tokens = 1;
        int or = 0;
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            or |= b;
            if (b == '"') text = !text;
            else if (text && b == '\\') i++;
            else if (!text && (b == ',' || b == ':')) tokens++;
            else if (!text && (b == '[' || b == '{')) tokens += 3; // its end and what is first in it, too
        }
        return texts(json.length, or) + (long) Math.min(tokens, JsonTree.TOKENS_MAX) * TOKEN_BYTES;
    }

    private static long ofForm(byte[] form) {
        int pairs = 1;
        int levels = 0;
        int or = 0;
        for (int i = 0; i < form.length; i++) {
            byte b = form[i];
            or |= b;
            if (b == '&') pairs++;
            else if (b == '[' || escapedBracket(form, i)) levels++;
        }
        // Once as a whole, once in pieces.
        return 2 * texts(form.length, or)
                + (long) Math.min(pairs, FormTree.PAIRS_MAX) * PAIR_BYTES
                + (long) Math.min(levels, FormTree.LEVELS_MAX) * LEVEL_BYTES;
    }

    /** Whether {@code %5B} ends here. */
    private static boolean escapedBracket(byte[] form, int at) {
        return (form[at] | 0x20) == 'b' && at > 1 && form[at - 1] == '5' && form[at - 2] == '%';
    }

    /** Texts take a byte for each character, or two for each as soon as one of them needs it. */
    private static long texts(int bytes, int or) {
        return or < 0 ? 2L * bytes : bytes;
    }
}
