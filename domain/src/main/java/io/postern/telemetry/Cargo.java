package io.postern.telemetry;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.model.SubmissionSize;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one round claimed. It is sorted into lanes and merged claim by claim, while the round gathers: done at the end it
 * would be a burst of work that requests have to wait for.
 */
final class Cargo {

    private final Destinations destinations;
    private final Clock clock;
    private final Outcomes outcomes;

    private final List<Claim> claims = new ArrayList<>();
    private final Map<Lane<MetricDatum>, Load<MetricDatum>> metrics = new LinkedHashMap<>();
    private final Map<Lane<LogEvent>, Load<LogEvent>> logs = new LinkedHashMap<>();
    private int records;
    private long bytes;

    Cargo(Destinations destinations, Clock clock, Outcomes outcomes) {
        this.destinations = destinations;
        this.clock = clock;
        this.outcomes = outcomes;
    }

    /** Adds claims; what grew too old while it waited is a dead letter and comes no further. */
    void add(List<Claim> more) {
        Instant now = clock.instant();
        for (Claim claim : more) {
            claims.add(claim);
            for (QueuedSubmission queued : claim.submissions()) {
                add(queued, now);
                records += queued.submission().size();
                bytes += SubmissionSize.bytes(queued.submission());
            }
        }
    }

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    int records() {
        return records;
    }

    /** As {@link SubmissionSize} counts them. */
    long bytes() {
        return bytes;
    }

    /** All that can be sent, within the limits. */
    List<Batch<?>> batches() {
        List<Batch<?>> batches = new ArrayList<>();
        metrics.values().forEach(load -> batches.addAll(load.batches()));
        logs.values().forEach(load -> batches.addAll(load.batches()));
        return batches;
    }

    private void add(QueuedSubmission queued, Instant now) {
        switch (queued.submission()) {
            case Submission.Metrics of ->
                add(metrics, new MetricLane(of.namespace(), destinations.metrics()), queued, of.datums(), now);
            case Submission.Logs of ->
                add(logs, new LogLane(of.stream(), destinations.logs()), queued, of.events(), now);
        }
    }

    private <R> void add(
            Map<Lane<R>, Load<R>> loads, Lane<R> lane, QueuedSubmission from, List<R> records, Instant now) {
        Load<R> load = loads.computeIfAbsent(lane, Lane::load);
        for (R record : records) {
            Carried<R> carried = new Carried<>(from, record);
            if (lane.aged(record, now)) {
                outcomes.dead(lane, carried, DeathCause.AGED_WHILE_WAITING, "older than 14 days", now);
            } else {
                load.add(carried);
            }
        }
    }
}
