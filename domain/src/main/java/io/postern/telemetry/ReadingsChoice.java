package io.postern.telemetry;

/** What became of the wish to read a destination. */
public sealed interface ReadingsChoice {

    /** It can be read. */
    record Chosen(Readings readings) implements ReadingsChoice {}

    /** There is no destination of that name. */
    record Unknown() implements ReadingsChoice {}

    /**
     * There is one, and it does not open.
     *
     * @param why in words for operators; without secrets
     */
    record Closed(String why) implements ReadingsChoice {}
}
