package io.postern.http.telemetry;

import io.postern.http.body.Node;
import java.util.OptionalDouble;

/** Reads numbers, also those in texts: senders of CloudWatch Postman, and all forms, write them so. */
final class Decimals {

    private Decimals() {}

    /**
     * The number; not finite when it is too large for a double or written as {@code NaN} or {@code Infinity}, which the
     * domain refuses by name. Empty when it is no decimal number at all.
     */
    static OptionalDouble read(Node node) {
        return switch (node) {
            case Node.Numeral numeral -> OptionalDouble.of(parse(numeral.text()));
            case Node.Text text ->
                decimal(text.value()) ? OptionalDouble.of(parse(text.value())) : OptionalDouble.empty();
            default -> OptionalDouble.empty();
        };
    }

    private static double parse(String text) {
        return wordy(text) ? Double.NaN : Double.parseDouble(text);
    }

    private static boolean wordy(String text) {
        return text.endsWith("NaN") || text.endsWith("Infinity") || text.endsWith("INF");
    }

    /** Stricter than the JDK, whose numbers may be hexadecimal, have a suffix and stand in blanks. */
    private static boolean decimal(String text) {
        if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) return true;
        int at = sign(text, 0);
        int whole = digits(text, at);
        int end = at + whole;
        int fraction = 0;
        if (end < text.length() && text.charAt(end) == '.') {
            fraction = digits(text, end + 1);
            end += 1 + fraction;
        }
        if (whole + fraction == 0) return false;
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = sign(text, end + 1);
            int length = digits(text, exponent);
            if (length == 0) return false;
            end = exponent + length;
        }
        return end == text.length();
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
        return at - from;
    }
}
