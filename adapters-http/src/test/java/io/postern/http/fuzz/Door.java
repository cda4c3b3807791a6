package io.postern.http.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.postern.http.Gate;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;
import java.util.Set;

/**
 * One way in: where in a request a text goes that anybody may have made.
 *
 * @param name of the parsers behind it, for people
 * @param method of the request
 * @param path with everything before the text
 * @param part where the text goes
 * @param field the header that the text goes into; of a body its Content-Type
 * @param body beside a header
 * @param refusals the codes by which whoever is behind the door refuses its samples
 */
record Door(String name, String method, String path, Part part, String field, String body, Set<Integer> refusals) {

    private static final String LEGAL = "-._~!$&'()*+,;=:@/?%";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    enum Part {
        BODY,
        QUERY,
        PATH,
        HEADER,
        /** One message on a connection that stays. */
        MESSAGE
    }

    static Door body(String name, String method, String path) {
        return new Door(name, method, path, Part.BODY, "application/json", "", Set.of());
    }

    static Door form(String name, String path) {
        return new Door(name, "POST", path, Part.BODY, "application/x-www-form-urlencoded", "", Set.of());
    }

    static Door query(String name, String path) {
        return new Door(name, "GET", path + "?", Part.QUERY, "", "", Set.of());
    }

    static Door path(String name, String path) {
        return new Door(name, "GET", path, Part.PATH, "", "", Set.of());
    }

    static Door header(String name, String method, String path, String field, String body) {
        return new Door(name, method, path, Part.HEADER, field, body, Set.of());
    }

    static Door message(String name, String path) {
        return new Door(name, "GET", path, Part.MESSAGE, "", "", Set.of());
    }

    /** The same, whose samples its handler refuses by one of these codes. */
    Door refusing(Integer... codes) {
        return new Door(name, method, path, part, field, body, Set.of(codes));
    }

    /** Whether that is what its handler answers to a sample, and not what somebody says who stands before it. */
    boolean answered(Answered answer) {
        return answer.status() == 101
                || answer.status() / 100 == 2
                || answer.code().stream().anyMatch(refusals::contains);
    }

    /** A request with that text in its place; what no URI and no header can hold is escaped, or stands for a blank. */
    HttpRequest.Builder request(Gate gate, byte[] text) {
        return switch (part) {
            case BODY ->
                gate.request(path).header("Content-Type", field).method(method, BodyPublishers.ofByteArray(text));
            case QUERY -> gate.request(path + escaped(text, LEGAL));
            case PATH -> gate.request(path + escaped(text, "-._~!$&'()*+,;=:@%"));
            case HEADER ->
                gate.request(path).method(method, BodyPublishers.ofString(body)).header(field, printable(text));
            case MESSAGE -> throw new IllegalStateException(name + ": a message (expected: what a request is made of)");
        };
    }

    /** Escapes that the text has stay, where they are any. */
    private static String escaped(byte[] text, String legal) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length && escaped.length() < 3_000; i++) {
            char c = (char) (text[i] & 0xFF);
            boolean escape = c != '%'
                    || (i + 2 < text.length
                            && HexFormat.isHexDigit(text[i + 1] & 0xFF)
                            && HexFormat.isHexDigit(text[i + 2] & 0xFF));
            if (escape && (legal.indexOf(c) >= 0 || isWord(c))) escaped.append(c);
            else HEX.toHexDigits(escaped.append('%'), text[i]);
        }
        return escaped.toString();
    }

    private static boolean isWord(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static String printable(byte[] text) {
        String latin = new String(text, ISO_8859_1).replaceAll("[^ -~]", "_");
        return latin.substring(0, Math.min(latin.length(), 6_000)).strip();
    }

    @Override
    public String toString() {
        return name;
    }
}
