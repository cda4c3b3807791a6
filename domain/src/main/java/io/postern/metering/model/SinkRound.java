package io.postern.metering.model;

import java.time.Duration;

/**
 * What became of the events that a sink was told in one go.
 *
 * @param told how many it has
 * @param later how many wait on
 * @param refused how many it will never take, or were given up because they had waited too long
 * @param why what it said of one that waits on; empty when none does
 * @param after the longest time that it asked to be left alone; zero: it did not say
 */
public record SinkRound(int told, int later, int refused, String why, Duration after) {

    /** Nothing waited. */
    public static final SinkRound IDLE = new SinkRound(0, 0, 0, "", Duration.ZERO);

    /** Whether something waited, and the sink took none of it. */
    public boolean stuck() {
        return later > 0 && told == 0;
    }
}
