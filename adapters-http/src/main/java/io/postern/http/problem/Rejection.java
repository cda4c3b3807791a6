package io.postern.http.problem;

import io.postern.telemetry.model.Reason;
import io.postern.telemetry.model.Refusal;
import java.time.Duration;
import java.util.List;

/** A "no" with all that its answer needs. */
public sealed interface Rejection {

    /**
     * A plain no.
     *
     * @param detail what exactly is wrong; never holds a secret
     */
    record Plain(Failure failure, String detail) implements Rejection {}

    /** Not now; trying again after the wait may help. */
    record Later(Failure failure, Duration retryAfter) implements Rejection {}

    /** The body cannot be read at all. */
    record OfBody(Reason reason, String detail) implements Rejection {}

    /**
     * The submission breaks rules.
     *
     * @param refusals what is wrong; never empty
     */
    record OfRecords(List<Refusal> refusals) implements Rejection {
        public OfRecords {
            refusals = List.copyOf(refusals);
        }
    }

    /** A plain no in the failure's own words. */
    static Rejection of(Failure failure) {
        return new Plain(failure, failure.message());
    }

    /** A body that cannot be read. */
    static Rejection ofBody(Reason reason, String detail) {
        return new OfBody(reason, detail);
    }

    /** A query that the domain's own types refuse; their words name the parameter, the value and what is expected. */
    static Rejection ofQuery(IllegalArgumentException wrong) {
        String message = wrong.getMessage();
        return new Plain(Failure.QUERY_INVALID, message == null ? Failure.QUERY_INVALID.message() : message);
    }

    /** A body that the domain's own types refuse; their words name the member, the value and what is expected. */
    static Rejection ofContent(IllegalArgumentException wrong) {
        String message = wrong.getMessage();
        return new Plain(Failure.CONTENT_INVALID, message == null ? Failure.CONTENT_INVALID.message() : message);
    }

    /** A port behind which nobody answers. Two seconds is what a failover or a reconnect usually takes. */
    static Rejection unavailable() {
        return new Later(Failure.UNAVAILABLE, Duration.ofSeconds(2));
    }

    /** A question for which AWS allows no call before that time is over. */
    static Rejection throttled(Duration after) {
        return new Later(Failure.READING_THROTTLED, after);
    }

    /** A tail for which there is no place; one of the others may end any time. */
    static Rejection tailsFull() {
        return new Later(Failure.TAILS_FULL, Duration.ofSeconds(10));
    }

    /** An execution log for which there is no place; most are read within some seconds. */
    static Rejection executionsBusy() {
        return new Later(Failure.EXECUTIONS_BUSY, Duration.ofSeconds(5));
    }

    /** An operator's records for which the queue has no room now; a delivery that moves makes some in two seconds. */
    static Rejection queueFull() {
        return new Later(Failure.QUEUE_FULL, Duration.ofSeconds(2));
    }

    /** Meter events for which a sink's queue has no room now; a sink that moves makes some in ten seconds. */
    static Rejection meteringFull() {
        return new Later(Failure.METERING_FULL, Duration.ofSeconds(10));
    }

    /** A delivery of Firehose for which there is no place; one takes some seconds. */
    static Rejection firehoseBusy() {
        return new Later(Failure.FIREHOSE_BUSY, Duration.ofSeconds(5));
    }

    /** A request that Firehose would not send; the words say what is wrong with it. */
    static Rejection ofFirehose(String detail) {
        return new Plain(Failure.FIREHOSE_REQUEST_INVALID, detail);
    }

    /** A machine's heartbeat for which there is no room now; machines try again by themselves. */
    static Rejection heartbeatsFull() {
        return new Later(Failure.HEARTBEATS_FULL, Duration.ofSeconds(10));
    }

    /** A body for which there is no room now. In two seconds most of those that take it have come and gone. */
    static Rejection bodiesFull() {
        return new Later(Failure.BODIES_FULL, Duration.ofSeconds(2));
    }

    /** One word for counters. */
    default String word() {
        return switch (this) {
            case Plain plain -> plain.failure().name();
            case Later later -> later.failure().name();
            case OfBody body -> body.reason().name();
            case OfRecords records -> records.refusals().getFirst().reason().name();
        };
    }

    /** The number that senders see. */
    default int code() {
        return switch (this) {
            case Plain plain -> plain.failure().code();
            case Later later -> later.failure().code();
            case OfBody body -> body.reason().code();
            case OfRecords records -> records.refusals().getFirst().reason().code();
        };
    }

    /** What is wrong, in a sentence. */
    default String detail() {
        return switch (this) {
            case Plain plain -> plain.detail();
            case Later later -> later.failure().message();
            case OfBody body -> body.detail();
            case OfRecords records -> records.refusals().getFirst().message();
        };
    }
}
