package org.example.postern.postgres;

/** One PostgreSQL on a port of loopback that stays the same, however often it starts. */
interface PostgresServer extends AutoCloseable {

    int port();

    void start();

    /** Ends it as a crash would, and all that it has started. */
    void kill();

    /** Freezes it: it takes connections and answers nothing. */
    void pause();

    void resume();

    String log();

    @Override
    void close();
}
