package io.postern.metering.model;

import java.time.Duration;

/** What a sink made of a meter event. */
public sealed interface Telling {

    /** It has it. */
    record Told() implements Telling {}

    /**
     * Later it may.
     *
     * @param why what it answered, without secrets
     * @param after how long it asked to be left alone; zero: it did not say
     */
    record Later(String why, Duration after) implements Telling {}

    /**
     * It never will.
     *
     * @param why what it answered, without secrets
     */
    record Refused(String why) implements Telling {}
}
