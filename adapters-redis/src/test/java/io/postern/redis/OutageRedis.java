package io.postern.redis;

import io.postern.testkit.redis.RealRedis;

/** A Redis that is taken away and given back, with all that it had acknowledged. */
public final class OutageRedis implements AutoCloseable {

    /** How it can be away. */
    public enum Outage {
        /** Killed, and started again with its file. */
        KILLED,
        /** Takes connections and answers nothing. */
        HANGING
    }

    private final RealRedis real = TestRedis.startDurable();
    private final RedisServer server = TestRedis.open(real);

    /** A way to it; connected, whatever happened before. */
    public RedisServer connected() {
        TestRedis.awaitConnection(server);
        return server;
    }

    public void begin(Outage outage) {
        switch (outage) {
            case KILLED -> real.kill();
            case HANGING -> real.pause();
        }
    }

    public void end(Outage outage) {
        switch (outage) {
            case KILLED -> real.restart();
            case HANGING -> real.resume();
        }
    }

    @Override
    public void close() {
        server.close();
        real.close();
    }
}
