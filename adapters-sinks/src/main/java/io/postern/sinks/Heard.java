package io.postern.sinks;

import io.postern.metering.model.Telling;
import java.time.Duration;

/**
 * What a sink was heard to say to a request.
 *
 * @param ofAll whether it would say the same to any other, so that going on is no use
 */
record Heard(Telling telling, boolean ofAll) {

    static Heard later(String why) {
        return new Heard(new Telling.Later(why, Duration.ZERO), false);
    }
}
