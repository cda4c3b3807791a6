package io.postern.http.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Queries of senders that encode nothing, or not all. Nothing in one is an error. */
final class QueryText {

    // RFC 3986: pchar, slash and question mark; the percent sign is looked at apart.
    private static final String LEGAL = "-._~!$&'()*+,;=:@/?";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private QueryText() {}

    /** The URI with all encoded that may not stand bare behind that index; its characters are bytes. */
    static String mended(String uri, int from) {
        StringBuilder mended = new StringBuilder(uri.length() + 16).append(uri, 0, from);
        for (int i = from; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '%' ? escape(uri, i) : legal(c)) mended.append(c);
            else HEX.toHexDigits(mended.append('%'), (byte) c);
        }
        return mended.toString();
    }

    /** The parameters of a query; of one that is given twice, the last. */
    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (int start = 0; start < query.length(); ) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            int equals = query.indexOf('=', start);
            if (equals > start && equals < end)
                parameters.put(decoded(query.substring(start, equals)), decoded(query.substring(equals + 1, end)));
            start = end + 1;
        }
        return parameters;
    }

    /** A percent sign that escapes nothing, or bytes that are no text, stand for themselves. */
    private static String decoded(String text) {
        String spaced = text.replace('+', ' ');
        if (spaced.indexOf('%') < 0) return spaced;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(spaced.length());
        for (int i = 0; i < spaced.length(); i++) {
            if (escape(spaced, i)) {
                bytes.write(HexFormat.fromHexDigits(spaced, i + 1, i + 3));
                i += 2;
            } else {
                bytes.writeBytes(Character.toString(spaced.charAt(i)).getBytes(UTF_8));
            }
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException _) {
            return spaced;
        }
    }

    private static boolean escape(String text, int at) {
        return text.charAt(at) == '%'
                && at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static boolean legal(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || LEGAL.indexOf(c) >= 0;
    }
}
