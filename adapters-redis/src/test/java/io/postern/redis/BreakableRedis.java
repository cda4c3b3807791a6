package io.postern.redis;

import io.postern.testkit.Breakable;

/** A Redis that is away in one of its ways. */
public interface BreakableRedis extends Breakable {

    /** How it is away. */
    OutageRedis.Outage outage();

    /** The one that is taken away; the same throughout a test. */
    OutageRedis redis();

    @Override
    default void breakIt() {
        redis().begin(outage());
    }

    @Override
    default void mendIt() {
        redis().end(outage());
    }
}
