package io.postern.telemetry.model;

import io.postern.access.model.ClientId;
import io.postern.destinations.model.DestinationName;
import java.time.Instant;
import java.util.Set;

/**
 * Which dead letters are meant.
 *
 * @param causes why they died; empty: whatever the cause
 * @param clients whose they are; empty: anybody's
 * @param destinations where they were to go; empty: anywhere
 * @param from they died at this instant or later
 * @param until they died before this instant
 */
public record DeadLetterFilter(
        Set<DeathCause> causes, Set<ClientId> clients, Set<DestinationName> destinations, Instant from, Instant until) {

    /** All of them. */
    public static final DeadLetterFilter ANY =
            new DeadLetterFilter(Set.of(), Set.of(), Set.of(), Instant.MIN, Instant.MAX);

    public DeadLetterFilter {
        causes = Set.copyOf(causes);
        clients = Set.copyOf(clients);
        destinations = Set.copyOf(destinations);
        if (!from.isBefore(until)) throw new IllegalArgumentException("from: " + from + " (expected: before until)");
    }

    /** Whether this letter is meant. */
    public boolean matches(DeadLetter letter) {
        return (causes.isEmpty() || causes.contains(letter.cause()))
                && (clients.isEmpty() || clients.contains(letter.remains().client()))
                && (destinations.isEmpty()
                        || destinations.contains(letter.remains().destination()))
                && !letter.diedAt().isBefore(from)
                && letter.diedAt().isBefore(until);
    }
}
