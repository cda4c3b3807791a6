package io.postern.testkit.cloudwatch;

import io.postern.testkit.Breakable;

/** A stand-in that is broken in one of its ways. */
public interface BreakableAws extends Breakable {

    /** How it is of no use. */
    Outage outage();

    /** What stands for AWS in these tests. */
    CloudWatchStandIn aws();

    @Override
    default void breakIt() {
        outage().begin(aws());
    }

    @Override
    default void mendIt() {
        outage().end(aws());
    }
}
