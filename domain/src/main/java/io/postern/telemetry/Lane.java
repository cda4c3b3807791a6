package io.postern.telemetry;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.Submission;
import java.time.Instant;
import java.util.List;

/** A way to one place: records on the same lane can share an AWS call. */
sealed interface Lane<R> permits MetricLane, LogLane {

    /** A load of this lane, empty so far. */
    Load<R> load();

    /** Sends one batch. */
    Delivery send(List<R> contents);

    /** Whether the record has become too old for its destination. */
    boolean aged(R record, Instant now);

    /** The records of a submission that goes this way. */
    List<R> records(Submission submission);
}
