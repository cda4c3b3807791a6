package io.postern.telemetry;

import io.postern.telemetry.model.CloudWatchLimits;
import io.postern.telemetry.model.LateRecords;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.Submission;
import java.time.Duration;
import java.time.Instant;

/**
 * What a submission is that is accepted once more: as at the door, late records get the time of it, or die of their
 * age.
 */
record AcceptedAnew(LateRecords lateEvents, LateRecords lateMetrics) {

    Submission at(Instant now, Submission submission) {
        return switch (submission) {
            case Submission.Logs logs ->
                new Submission.Logs(
                        logs.client(),
                        now,
                        logs.destination(),
                        logs.stream(),
                        logs.events().stream()
                                .map(event -> late(event.timestamp(), CloudWatchLimits.LOG_AGE, lateEvents, now)
                                        ? new LogEvent(now, event.message())
                                        : event)
                                .toList());
            case Submission.Metrics metrics ->
                new Submission.Metrics(
                        metrics.client(),
                        now,
                        metrics.destination(),
                        metrics.namespace(),
                        metrics.datums().stream()
                                .map((MetricDatum datum) ->
                                        late(datum.timestamp(), CloudWatchLimits.METRIC_AGE, lateMetrics, now)
                                                ? datum.at(now)
                                                : datum)
                                .toList());
        };
    }

    private static boolean late(Instant timestamp, Duration age, LateRecords wanted, Instant now) {
        return wanted == LateRecords.RESTAMP && timestamp.isBefore(now.minus(age));
    }
}
