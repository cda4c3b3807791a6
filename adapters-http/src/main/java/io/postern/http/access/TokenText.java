package io.postern.http.access;

import io.postern.http.body.Node;

/** A token as a body gives it: there, not there, or something that no token is. */
sealed interface TokenText {

    /** Some text. */
    record Given(String text) implements TokenText {}

    /** Nothing: absent, or one of the values that CloudWatch Postman takes for nothing. */
    record Missing() implements TokenText {}

    /** A value of another type. */
    record Nonsense() implements TokenText {}

    /** Reads a member. The empty text, null, zero and false count as missing, as they always did. */
    static TokenText of(Node node) {
        return switch (node) {
            case Node.Text text -> text.value().isEmpty() ? new Missing() : new Given(text.value());
            case Node.Absent _ -> new Missing();
            case Node.Flag flag -> flag.value() ? new Nonsense() : new Missing();
            case Node.Numeral numeral -> zero(numeral.text()) ? new Missing() : new Nonsense();
            case Node.Members _, Node.Items _ -> new Nonsense();
        };
    }

    private static boolean zero(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == 'e' || c == 'E') return true;
            if (c != '0' && c != '.' && c != '-') return false;
        }
        return true;
    }
}
