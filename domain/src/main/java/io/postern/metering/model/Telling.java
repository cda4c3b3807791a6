package io.postern.metering.model;

/** What a sink made of a meter event. */
public sealed interface Telling {

    /** It has it. */
    record Told() implements Telling {}

    /**
     * Later it may.
     *
     * @param why what it answered, without secrets
     */
    record Later(String why) implements Telling {}

    /**
     * It never will.
     *
     * @param why what it answered, without secrets
     */
    record Refused(String why) implements Telling {}
}
