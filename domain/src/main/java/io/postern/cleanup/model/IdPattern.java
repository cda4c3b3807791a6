package io.postern.cleanup.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The id of an allowlist entry as the cleanup matches it: Python's {@code fnmatch} on a system whose file names have
 * case. {@code *} is any number of characters, {@code ?} is one, {@code [seq]} is one of them and {@code [!seq]} is none of
 * them; a bracket that is not closed stands for itself. Characters are code points. Matching takes time in proportion to
 * the two lengths' product at worst, and no more of it than there is: there is no regular expression to blow up.
 */
public final class IdPattern {

    /** Most stars of a new entry; who knows the names of what it spares needs one or two. */
    public static final int STARS_MAX = 10;

    private static final int STAR = -1;
    private static final int ANY = -2;

    /** This and what is below stand for sets of characters, by their places in the list of sets. */
    private static final int FIRST_SET = -3;

    private final int[] tokens;
    private final List<Chars> sets = new ArrayList<>();

    record Range(int first, int last) {
        boolean holds(int character) {
            return first <= character && character <= last;
        }
    }

    private record Chars(List<Range> ranges, boolean negated) {
        boolean hold(int character) {
            for (Range range : ranges) if (range.holds(character)) return !negated;
            return negated;
        }
    }

    public IdPattern(String text) {
        this.tokens = tokens(text.codePoints().toArray());
    }

    /** How many times it takes any number of characters; several stars in a row are one. */
    public int stars() {
        return (int) Arrays.stream(tokens).filter(token -> token == STAR).count();
    }

    /** Whether it stands for one id only. */
    public boolean literal() {
        return literals(0) == tokens.length;
    }

    /** What every id begins with that it stands for. */
    public String beginning() {
        return new String(tokens, 0, literals(0));
    }

    /** What every id ends with that it stands for. */
    public String ending() {
        int from = tokens.length;
        while (from > 0 && tokens[from - 1] >= 0) from--;
        return new String(tokens, from, tokens.length - from);
    }

    /**
     * Whether it may stand for an id of those; when not, it does not, which is told far sooner than by matching. Also false
     * when the steps run out first.
     */
    public boolean mayMatch(Trigrams id, MatchingSteps steps) {
        for (int t = 0; t + 2 < tokens.length; t++) {
            if (!steps.take(1)) return false;
            boolean literals = tokens[t] >= 0 && tokens[t + 1] >= 0 && tokens[t + 2] >= 0;
            if (literals && !id.mayHold(tokens[t], tokens[t + 1], tokens[t + 2])) return false;
        }
        return true;
    }

    /**
     * Whether it stands for that id; also false when the steps run out first, which they then tell.
     *
     * @param characters of the id, as code points
     */
    public boolean matches(int[] characters, MatchingSteps steps) {
        int t = 0;
        int c = 0;
        int star = -1;
        int taken = 0;
        while (c < characters.length) {
            int token = t < tokens.length ? tokens[t] : 0;
            if (!steps.take(costOf(token))) return false;
            if (t < tokens.length && token == STAR) {
                star = t++;
                taken = candidate(t, characters, c, steps);
                c = taken;
            } else if (t < tokens.length && takes(token, characters[c])) {
                t++;
                c++;
            } else if (star >= 0) {
                // Give the last star some more characters and try again from there.
                t = star + 1;
                taken = candidate(t, characters, taken + 1, steps);
                c = taken;
            } else {
                return false;
            }
        }
        while (t < tokens.length && tokens[t] == STAR) t++;
        return t == tokens.length;
    }

    /** The first place from there on where what follows a star may go on; the end where nothing does, or nothing follows. */
    private int candidate(int t, int[] characters, int from, MatchingSteps steps) {
        if (t == tokens.length) return characters.length;
        int at = from;
        while (tokens[t] >= 0 && at < characters.length && characters[at] != tokens[t]) at++;
        steps.take(at - from);
        return at;
    }

    private boolean takes(int token, int character) {
        if (token >= 0) return token == character;
        return token == ANY || sets.get(FIRST_SET - token).hold(character);
    }

    private int costOf(int token) {
        return token > FIRST_SET ? 1 : 1 + sets.get(FIRST_SET - token).ranges().size();
    }

    private int literals(int from) {
        int end = from;
        while (end < tokens.length && tokens[end] >= 0) end++;
        return end - from;
    }

    private int[] tokens(int[] text) {
        int[] found = new int[text.length];
        int count = 0;
        for (int i = 0; i < text.length; ) {
            int c = text[i++];
            int end = c == '[' ? closing(text, i) : -1;
            if (c == '*') {
                if (count == 0 || found[count - 1] != STAR) found[count++] = STAR;
            } else if (c == '?') {
                found[count++] = ANY;
            } else if (end >= 0) {
                sets.add(set(text, i, end));
                found[count++] = FIRST_SET - (sets.size() - 1);
                i = end + 1;
            } else {
                found[count++] = c;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Where the bracket is closed that was opened before that place; a closing one right there stands for itself. */
    private static int closing(int[] text, int from) {
        int at = from;
        if (at < text.length && text[at] == '!') at++;
        if (at < text.length && text[at] == ']') at++;
        while (at < text.length && text[at] != ']') at++;
        return at < text.length ? at : -1;
    }

    private static Chars set(int[] text, int from, int end) {
        List<List<Integer>> chunks = SetChunks.of(text, from, end);
        boolean negated = !chunks.getFirst().isEmpty() && chunks.getFirst().getFirst() == '!';
        return new Chars(SetChunks.ranges(chunks, negated ? 1 : 0), negated);
    }
}
