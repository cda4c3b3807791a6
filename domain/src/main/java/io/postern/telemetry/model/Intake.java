package io.postern.telemetry.model;

import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import java.time.Instant;

/**
 * Whose submission is let in, when, and what it may hold.
 *
 * @param acceptedAt the time of acceptance, which records have whose sender gave none
 */
public record Intake(ClientId client, Policy policy, Instant acceptedAt, Idempotency idempotency) {

    /** Of a submission that is a new one, whatever came before. */
    public Intake(ClientId client, Policy policy, Instant acceptedAt) {
        this(client, policy, acceptedAt, new Idempotency.Unkeyed());
    }

    /** The same, but it may have come before. */
    public Intake under(Idempotency.Keyed keyed) {
        return new Intake(client, policy, acceptedAt, keyed);
    }
}
