package io.postern.metering.model;

/** What became of a question about usage. */
public sealed interface UsageReading {

    /** All was told. */
    record Read() implements UsageReading {}

    /**
     * Nothing was told, because more sums would have to be looked at than may be.
     *
     * @param sumsMax how many may be
     */
    record TooMuch(int sumsMax) implements UsageReading {}
}
