package org.example.postern.postgres;

import io.postern.shared.PortUnavailable;
import java.sql.SQLException;
import java.util.Set;

/** Reads what the driver and the pool throw; nothing else here does. */
final class PostgresFailures {

    /** Classes of states that tell of a bug: wrong data, a broken constraint, a wrong statement. */
    private static final Set<String> BUGS = Set.of("22", "23", "42");

    private PostgresFailures() {}

    /**
     * What to throw for it: {@link PortUnavailable} when PostgreSQL is away, slow, or unable to do its part;
     * {@link IllegalStateException} when it is a bug.
     *
     * @param what the attempt, for the message
     */
    static RuntimeException read(String what, SQLException failure) {
        String state = state(failure);
        // The words of PostgreSQL may quote values, so only the state is told.
        if (state.length() == 5 && BUGS.contains(state.substring(0, 2)))
            return new IllegalStateException("postgres: " + what + " failed (state " + state + ")", failure);
        return new PortUnavailable("postgres: " + what + ": " + why(state), failure);
    }

    private static String why(String state) {
        return state.isEmpty() ? "no connection" : "state " + state;
    }

    /** The pool gives none of its own when it found no connection in time, but keeps the reason. */
    private static String state(SQLException failure) {
        String state = failure.getSQLState();
        if (state != null) return state;
        return failure.getCause() instanceof SQLException cause && cause.getSQLState() != null
                ? cause.getSQLState()
                : "";
    }
}
