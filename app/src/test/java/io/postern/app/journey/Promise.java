package io.postern.app.journey;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A 201: from here on the records of its request must not get lost.
 *
 * @param at   when its sender had it
 * @param body the answer's
 */
record Promise(Instant at, String body) {

    private static final Pattern RECEIPT = Pattern.compile("\"RequestId\":\"([^\"]+)\"");

    /** The id by which the gate knows the submission. */
    String receipt() {
        Matcher matcher = RECEIPT.matcher(body);
        if (!matcher.find()) throw new AssertionError("no receipt: " + body);
        return matcher.group(1);
    }
}
