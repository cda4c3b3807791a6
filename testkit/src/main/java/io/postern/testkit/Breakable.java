package io.postern.testkit;

import java.time.Duration;

/** A technology over a network that is taken away and given back; what all outage contracts of its ports stand on. */
public interface Breakable {

    /** Takes the technology away: stopped, hanging or cut off. */
    void breakIt();

    /** Gives it back, with what it had kept. */
    void mendIt();

    /** Longest time in which a call must have given up. */
    default Duration timeLimit() {
        return Duration.ofSeconds(5);
    }
}
