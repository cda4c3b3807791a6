package io.postern.telemetry.model;

import io.postern.access.model.ClientId;
import java.time.Instant;

/**
 * Whose submission is let in, and when.
 *
 * @param acceptedAt the time of acceptance, which records have whose sender gave none
 */
public record Intake(ClientId client, Instant acceptedAt, Idempotency idempotency) {

    /** Of a submission that is a new one, whatever came before. */
    public Intake(ClientId client, Instant acceptedAt) {
        this(client, acceptedAt, new Idempotency.Unkeyed());
    }

    /** The same, but it may have come before. */
    public Intake under(Idempotency.Keyed keyed) {
        return new Intake(client, acceptedAt, keyed);
    }
}
