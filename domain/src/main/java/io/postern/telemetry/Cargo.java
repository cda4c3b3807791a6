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
 * What one round claimed. It is sorted into lanes and merged claim by claim, while the round gathers: done at the end
 * it would be a burst of work that requests have to wait for.
 */
final class Cargo {

    private final Destinations destinations;
    private final Clock clock;
    private final Outcomes outcomes;

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
            List<QueuedSubmission> submissions = claim.submissions();
            int size = 0;
            for (QueuedSubmission queued : submissions)
                size += queued.submission().size();
            ClaimAccount account = outcomes.open(claim, size);
            int first = 0;
            for (QueuedSubmission queued : submissions) {
                add(queued.submission(), account, first, now);
                first += queued.submission().size();
                bytes += SubmissionSize.bytes(queued.submission());
            }
            records += size;
        }
    }

    Outcomes outcomes() {
        return outcomes;
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

    private void add(Submission submission, ClaimAccount account, int first, Instant now) {
        switch (submission) {
            case Submission.Metrics of ->
                add(metrics, new MetricLane(of.namespace(), destinations.metrics()), of, account, first, now);
            case Submission.Logs of ->
                add(logs, new LogLane(of.stream(), destinations.logs()), of, account, first, now);
        }
    }

    private <R> void add(
            Map<Lane<R>, Load<R>> loads,
            Lane<R> lane,
            Submission submission,
            ClaimAccount account,
            int first,
            Instant now) {
        Load<R> load = loads.computeIfAbsent(lane, Lane::load);
        int number = first;
        for (R record : lane.records(submission)) {
            Place place = new Place(account, number++);
            if (lane.aged(record, now)) {
                outcomes.dead(place, DeathCause.AGED_WHILE_WAITING, "older than 14 days");
                destinations.lastWords().of(lane).ifPresent(words -> outcomes.lastWords(place, words));
            } else {
                load.add(place, record);
            }
        }
    }
}
