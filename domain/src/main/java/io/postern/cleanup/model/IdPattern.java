package io.postern.cleanup.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The id of an allowlist entry as the cleanup matches it: Python's {@code fnmatch} on a system whose file names have
 * case. {@code *} is any number of characters, {@code ?} is one, {@code [seq]} is one of them and {@code [!seq]} is none of
 * them; a bracket that is not closed stands for itself. Characters are code points. Matching takes time in proportion to
 * the two lengths' product at worst: there is no regular expression to blow up.
 */
public final class IdPattern {

    private static final String WILDCARDS = "*?[";
    private static final Token STAR = new Token.Star();
    private static final Token ANY = new Token.NoneOf(List.of());

    private final List<Token> tokens;

    private sealed interface Token {

        boolean takes(int character);

        /** Any number of characters. */
        record Star() implements Token {
            @Override
            public boolean takes(int character) {
                return true;
            }
        }

        record One(int wanted) implements Token {
            @Override
            public boolean takes(int character) {
                return character == wanted;
            }
        }

        record OneOf(List<Range> ranges) implements Token {
            @Override
            public boolean takes(int character) {
                return ranges.stream().anyMatch(range -> range.holds(character));
            }
        }

        record NoneOf(List<Range> ranges) implements Token {
            @Override
            public boolean takes(int character) {
                return ranges.stream().noneMatch(range -> range.holds(character));
            }
        }
    }

    record Range(int first, int last) {
        boolean holds(int character) {
            return first <= character && character <= last;
        }
    }

    public IdPattern(String text) {
        this.tokens = tokens(text.codePoints().toArray());
    }

    /** What every id begins with that the pattern stands for: all before its first wildcard. */
    public static String beginning(String text) {
        int end = 0;
        while (end < text.length() && WILDCARDS.indexOf(text.charAt(end)) < 0) end++;
        return text.substring(0, end);
    }

    /** Whether it stands for that id. */
    public boolean matches(String id) {
        int[] characters = id.codePoints().toArray();
        int t = 0;
        int c = 0;
        int star = -1;
        int taken = 0;
        while (c < characters.length) {
            if (t < tokens.size() && tokens.get(t) == STAR) {
                star = t++;
                taken = c;
            } else if (t < tokens.size() && tokens.get(t).takes(characters[c])) {
                t++;
                c++;
            } else if (star >= 0) {
                // Give the last star one character more and try again from there.
                t = star + 1;
                c = ++taken;
            } else {
                return false;
            }
        }
        while (t < tokens.size() && tokens.get(t) == STAR) t++;
        return t == tokens.size();
    }

    private static List<Token> tokens(int[] text) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < text.length; ) {
            int c = text[i++];
            int end = c == '[' ? closing(text, i) : -1;
            if (c == '*') {
                if (tokens.isEmpty() || tokens.getLast() != STAR) tokens.add(STAR);
            } else if (c == '?') {
                tokens.add(ANY);
            } else if (end >= 0) {
                tokens.add(set(text, i, end));
                i = end + 1;
            } else {
                tokens.add(new Token.One(c));
            }
        }
        return List.copyOf(tokens);
    }

    /** Where the bracket is closed that was opened before that place; a closing one right there stands for itself. */
    private static int closing(int[] text, int from) {
        int at = from;
        if (at < text.length && text[at] == '!') at++;
        if (at < text.length && text[at] == ']') at++;
        while (at < text.length && text[at] != ']') at++;
        return at < text.length ? at : -1;
    }

    private static Token set(int[] text, int from, int end) {
        List<List<Integer>> chunks = SetChunks.of(text, from, end);
        boolean negated = !chunks.getFirst().isEmpty() && chunks.getFirst().getFirst() == '!';
        List<Range> ranges = SetChunks.ranges(chunks, negated ? 1 : 0);
        return negated ? new Token.NoneOf(ranges) : new Token.OneOf(ranges);
    }
}
