package io.postern.testkit.redis;

/** One Redis server with its port and its data, both of which outlive a restart; only {@link #close} ends them. */
sealed interface RedisProcess extends AutoCloseable permits ContainerRedis, LocalRedis {

    int port();

    /** Starts it, again if need be; whether it answers already is for the caller to ask. */
    void start();

    /** Ends it in good order. */
    void stop();

    /** Ends it as a crash would, with SIGKILL. */
    void kill();

    /** Freezes it: connections are accepted by the kernel and nothing is ever answered. */
    void pause();

    void resume();

    boolean running();

    /** What the server has written to its log, for the text of a failure. */
    String log();

    /** In a few words: which kind of server this is. */
    String describe();

    @Override
    void close();
}
