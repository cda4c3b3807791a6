package io.postern.telemetry.model;

/** What became of opening a tail. */
public sealed interface TailOpening {

    /** It is open until it is closed. */
    record Opened(LogTail tail) implements TailOpening {}

    /** As many are open as there may be. */
    record TooMany() implements TailOpening {}
}
