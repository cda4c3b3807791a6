package io.postern.cleanup.model;

/** What became of comparing two runs. */
public sealed interface Comparison {

    /** Both were read. */
    record Compared(ExecutionDiff diff) implements Comparison {}

    /** There is no log under that key. */
    record Unknown(ExecutionKey key) implements Comparison {}

    /** They name more resources, or kinds of action, than can be compared. */
    record TooLarge() implements Comparison {}

    /** Two others are compared, or as many logs are read as may be at once; there may be a place soon. */
    record Busy() implements Comparison {}
}
