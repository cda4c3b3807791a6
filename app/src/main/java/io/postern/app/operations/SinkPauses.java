package io.postern.app.operations;

import java.time.Duration;

/**
 * How long a sink is left alone.
 *
 * @param first after the first round in which it took nothing; doubles with each further one
 * @param longest the longest of these, and the longest that it can ask for itself
 */
public record SinkPauses(Duration first, Duration longest) {

    /** After a round in which nothing waited. */
    static final Duration IDLE = Duration.ofMillis(250);

    private static final int DOUBLINGS_MAX = 20;

    /** The one after so many rounds in a row, before chance makes it shorter. */
    Duration after(int stuckRounds) {
        Duration doubled = first.multipliedBy(1L << Math.min(stuckRounds - 1, DOUBLINGS_MAX));
        return atMost(doubled);
    }

    /** What it asked for, as far as that goes. */
    Duration atMost(Duration asked) {
        return asked.compareTo(longest) < 0 ? asked : longest;
    }
}
