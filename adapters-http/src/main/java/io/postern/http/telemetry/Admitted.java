package io.postern.http.telemetry;

import io.postern.http.body.Body;
import io.postern.telemetry.model.Intake;
import io.postern.telemetry.model.SenderClock;
import java.time.Instant;

/**
 * A submission whose sender was let in.
 *
 * @param clock the sender's, whose times the other records have
 */
record Admitted(Intake intake, SenderClock.Known clock, Body.Read body) {

    /** When it arrived, by our clock. */
    Instant now() {
        return intake.acceptedAt();
    }
}
