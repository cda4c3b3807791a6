package io.postern.telemetry.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the members of a JSON object in a text, strictly by RFC 8259: a text that a lenient reader may take for another
 * object than we do counts as none. It only looks: whatever is not taken away stays as it was written.
 */
final class JsonMembers {

    /** Deepest nesting; deeper texts count as no object. */
    private static final int DEPTH_MAX = 64;

    /**
     * One member, in the text from the quote before its name to the end of its value.
     *
     * @param name without its escapes
     */
    record Member(String name, int from, int to) {}

    /** The text is no JSON object; made once, because it is thrown for every line that is plain text. */
    private static final class NotJson extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotJson() {
            super("not JSON", null, false, false);
        }
    }

    private final String text;
    private int at;

    private JsonMembers(String text) {
        this.text = text;
    }

    /** The members in their order, those of one name included; nothing when the text is anything but one object. */
    static Optional<List<Member>> of(String text) {
        JsonMembers reading = new JsonMembers(text);
        reading.blanks();
        if (!reading.sees('{')) return Optional.empty();
        try {
            List<Member> members = reading.object(1);
            reading.blanks();
            return reading.at == text.length() ? Optional.of(members) : Optional.empty();
        } catch (NotJson _) {
            return Optional.empty();
        }
    }

    private List<Member> object(int depth) {
        List<Member> members = new ArrayList<>();
        expect('{');
        blanks();
        if (took('}')) return members;
        do {
            blanks();
            int from = at;
            String name = string();
            blanks();
            expect(':');
            value(depth);
            members.add(new Member(name, from, at));
            blanks();
        } while (took(','));
        expect('}');
        return members;
    }

    private void array(int depth) {
        expect('[');
        blanks();
        if (took(']')) return;
        do {
            value(depth);
            blanks();
        } while (took(','));
        expect(']');
    }

    private void value(int depth) {
        if (depth >= DEPTH_MAX) throw new NotJson();
        blanks();
        if (at == text.length()) throw new NotJson();
        switch (text.charAt(at)) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private String string() {
        expect('"');
        StringBuilder decoded = new StringBuilder();
        while (!took('"')) {
            char c = next();
            if (c < ' ') throw new NotJson();
            decoded.append(c == '\\' ? escaped() : c);
        }
        return decoded.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new NotJson();
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = next();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) throw new NotJson();
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private void number() {
        took('-');
        if (!took('0')) digits();
        if (took('.')) digits();
        if (took('e') || took('E')) {
            if (!took('+')) took('-');
            digits();
        }
    }

    private void digits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
        if (at == from) throw new NotJson();
    }

    private void word(String word) {
        if (!text.startsWith(word, at)) throw new NotJson();
        at += word.length();
    }

    private void blanks() {
        while (sees(' ') || sees('\n') || sees('\r') || sees('\t')) at++;
    }

    private boolean sees(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean took(char c) {
        if (!sees(c)) return false;
        at++;
        return true;
    }

    private void expect(char c) {
        if (!took(c)) throw new NotJson();
    }

    private char next() {
        if (at == text.length()) throw new NotJson();
        return text.charAt(at++);
    }
}
