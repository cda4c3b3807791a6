package io.postern.metering.model;

import java.util.function.Predicate;

/** Lines of access logs, read as they are asked for, so that never all of them are in memory. */
@FunctionalInterface
public interface LogLines {

    /** Gives each line to the taker, in order, until there are no more or the taker says that it wants no more. */
    void giveTo(Predicate<LogLine> taker);
}
