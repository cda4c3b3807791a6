package io.postern.telemetry;

import io.postern.telemetry.model.Delivery;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Why nothing went through on a lane when it was tried last, on this replica: what grows too old meanwhile is a dead
 * letter whose reader wants to know. Bounded; at the bound the lane that failed first is forgotten.
 */
final class LastWords {

    private static final int LANES_MAX = 1_000;
    private static final int LENGTH_MAX = 500;

    private final SequencedMap<Lane<?>, String> words = new LinkedHashMap<>();

    /** Notes what became of a batch of that lane. */
    synchronized void heard(Lane<?> lane, Delivery answer) {
        if (answer instanceof Delivery.RetryLater later) words.put(lane, cut(later.why()));
        else words.remove(lane);
        if (words.size() > LANES_MAX) words.pollFirstEntry();
    }

    /** What was said last; nothing once something went through. */
    synchronized Optional<String> of(Lane<?> lane) {
        return Optional.ofNullable(words.get(lane));
    }

    private static String cut(String why) {
        return why.length() <= LENGTH_MAX ? why : why.substring(0, LENGTH_MAX) + "…";
    }
}
