package io.postern.redis.telemetry;

import io.postern.access.model.ClientId;
import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Submissions as bytes: a version, then fields in a fixed order without names. What is in Redis outlives a deployment, so
 * a change of the order, a new kind or a new unit is a new version, and the old one stays readable until no queue can hold
 * it. Replicas of the old version leave what is of the new one alone. What goes to the configured destination is of the
 * first version, which has no destination.
 */
final class SubmissionCodec {

    private static final int VERSION = 1;
    private static final int VERSION_WITH_DESTINATION = 2;
    private static final int METRICS = 1;
    private static final int LOGS = 2;

    private SubmissionCodec() {}

    static void write(Submission submission, BinaryWriter to) {
        to.octet(submission.destination().isDefault() ? VERSION : VERSION_WITH_DESTINATION);
        switch (submission) {
            case Submission.Metrics metrics -> {
                head(METRICS, metrics, to);
                to.text(metrics.namespace());
                to.number(metrics.size());
                for (MetricDatum datum : metrics.datums()) DatumCodec.write(datum, metrics.acceptedAt(), to);
            }
            case Submission.Logs logs -> {
                head(LOGS, logs, to);
                to.text(logs.stream().group());
                to.text(logs.stream().name());
                to.number(logs.size());
                for (LogEvent event : logs.events()) {
                    TimeCodec.write(event.timestamp(), logs.acceptedAt(), to);
                    to.text(event.message());
                }
            }
        }
    }

    /**
     * Reads one submission.
     *
     * @throws NewerFrame when it is of a newer version
     * @throws UnreadableFrame when it makes no sense
     */
    static Submission read(BinaryReader from) {
        int version = from.version("submission", VERSION, VERSION_WITH_DESTINATION);
        int kind = from.octet();
        try {
            ClientId client = new ClientId(from.name());
            Instant acceptedAt = TimeCodec.read(Instant.EPOCH, from);
            DestinationName destination =
                    version == VERSION ? DestinationName.DEFAULT : new DestinationName(from.name());
            return switch (kind) {
                case METRICS -> metrics(client, acceptedAt, destination, from);
                case LOGS -> logs(client, acceptedAt, destination, from);
                default -> throw new UnreadableFrame("submission kind: " + kind + " (expected: 1 or 2)");
            };
        } catch (IllegalArgumentException e) {
            throw new UnreadableFrame("submission: holds what no submission can hold", e);
        }
    }

    /** Bytes that are likely enough, so that writing seldom has to grow. */
    static int likelyBytes(Submission submission) {
        int bytes = 128;
        switch (submission) {
            case Submission.Metrics metrics -> bytes += 96 * metrics.size();
            case Submission.Logs logs -> {
                for (LogEvent event : logs.events())
                    bytes += 8 + event.message().length();
            }
        }
        return bytes;
    }

    private static void head(int kind, Submission submission, BinaryWriter to) {
        to.octet(kind);
        to.text(submission.client().value());
        TimeCodec.write(submission.acceptedAt(), Instant.EPOCH, to);
        if (!submission.destination().isDefault())
            to.text(submission.destination().value());
    }

    private static Submission metrics(
            ClientId client, Instant acceptedAt, DestinationName destination, BinaryReader from) {
        String namespace = from.name();
        int count = from.count();
        List<MetricDatum> datums = new ArrayList<>(count);
        for (int i = 0; i < count; i++) datums.add(DatumCodec.read(acceptedAt, from));
        return new Submission.Metrics(client, acceptedAt, destination, namespace, datums);
    }

    private static Submission logs(
            ClientId client, Instant acceptedAt, DestinationName destination, BinaryReader from) {
        LogStream stream = new LogStream(from.name(), from.name());
        int count = from.count();
        List<LogEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) events.add(new LogEvent(TimeCodec.read(acceptedAt, from), from.text()));
        return new Submission.Logs(client, acceptedAt, destination, stream, events);
    }
}
