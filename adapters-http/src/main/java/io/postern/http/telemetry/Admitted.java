package io.postern.http.telemetry;

import io.postern.access.model.ClientId;
import io.postern.http.body.Body;
import io.postern.telemetry.model.SenderClock;
import java.time.Instant;

/**
 * A submission whose sender was let in.
 *
 * @param now when it arrived, by our clock: the time of acceptance, and of records that have none
 * @param clock the sender's, whose times the other records have
 */
record Admitted(ClientId client, Instant now, SenderClock.Known clock, Body.Read body) {}
