package io.postern.cleanup;

/** What became of opening a log. */
public sealed interface ExecutionOpening {

    /** It is open, for the caller to close. */
    record Opened(ExecutionLog log) implements ExecutionOpening {}

    /** There is no such log. */
    record Unknown() implements ExecutionOpening {}

    /** As many logs are read as may be at once; there may be a place soon. */
    record TooMany() implements ExecutionOpening {}
}
