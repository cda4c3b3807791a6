package io.postern.testkit.telemetry;

import io.postern.access.model.ClientId;
import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Submission;
import io.postern.testkit.Unique;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Telemetry as tests need it. */
public final class Samples {

    private Samples() {}

    /** Datums of one namespace. */
    public static Submission.Metrics metrics(String namespace, Instant at, List<MetricDatum> datums) {
        return new Submission.Metrics(ClientId.DEFAULT, millis(at), namespace, datums);
    }

    /** Events of one stream, one for each message. */
    public static Submission.Logs logs(Instant at, String... messages) {
        List<LogEvent> events = Stream.of(messages)
                .map(message -> new LogEvent(millis(at), message))
                .toList();
        return new Submission.Logs(ClientId.DEFAULT, millis(at), stream("orders"), events);
    }

    /** The same as another client sends it. */
    public static Submission.Logs sentBy(ClientId client, Submission.Logs logs) {
        return new Submission.Logs(client, logs.acceptedAt(), logs.destination(), logs.stream(), logs.events());
    }

    /** The same to another destination. */
    public static Submission sentTo(DestinationName destination, Submission submission) {
        return switch (submission) {
            case Submission.Metrics metrics ->
                new Submission.Metrics(
                        metrics.client(), metrics.acceptedAt(), destination, metrics.namespace(), metrics.datums());
            case Submission.Logs logs ->
                new Submission.Logs(logs.client(), logs.acceptedAt(), destination, logs.stream(), logs.events());
        };
    }

    /** So many events of one stream, each with a message of its own. */
    public static Submission.Logs logs(Instant at, int events) {
        return logs(at, IntStream.range(0, events).mapToObj(i -> "event " + i).toArray(String[]::new));
    }

    /** A stream of that name in a group that no other test uses. */
    public static LogStream stream(String name) {
        return new LogStream(Unique.name("/postern/test"), name);
    }

    /** A datum of a series without dimensions, of minute resolution. */
    public static MetricDatum datum(String metricName, Instant at, MetricValue value) {
        return new MetricDatum(metricName, List.of(), millis(at), value, StandardUnit.COUNT, 60);
    }

    /** The same measurement in a series with these dimensions. */
    public static MetricDatum with(MetricDatum datum, Dimension... dimensions) {
        return new MetricDatum(
                datum.metricName(),
                List.of(dimensions),
                datum.timestamp(),
                datum.value(),
                datum.unit(),
                datum.storageResolution());
    }

    /** The same measurement in another unit. */
    public static MetricDatum in(StandardUnit unit, MetricDatum datum) {
        return new MetricDatum(
                datum.metricName(),
                datum.dimensions(),
                datum.timestamp(),
                datum.value(),
                unit,
                datum.storageResolution());
    }

    /** The same measurement in high resolution. */
    public static MetricDatum toTheSecond(MetricDatum datum) {
        return new MetricDatum(
                datum.metricName(), datum.dimensions(), datum.timestamp(), datum.value(), datum.unit(), 1);
    }

    /** One measurement. */
    public static MetricValue single(double value) {
        return new MetricValue.Single(value);
    }

    /** All that a submission can hold, with the borders of its numbers and texts. */
    public static List<Submission> ofAllKinds(Instant at) {
        MetricValue distribution =
                new MetricValue.Distribution(List.of(-0.0, 1e-9, 0x1p360, -0x1p360), List.of(1.0, 2.5, 0.0, 1e9));
        MetricValue statistics = new MetricValue.StatisticSet(3, 6.5, -1, 4.25);
        Dimension odd = new Dimension("a=b,c;d", "x\\y\"z{} ");
        List<MetricDatum> datums = List.of(
                datum("single", at, single(Double.MIN_VALUE)),
                with(toTheSecond(in(StandardUnit.TERABITS_PER_SECOND, datum("size:a b", at, distribution))), odd),
                with(in(StandardUnit.NONE, datum("set", at, statistics)), new Dimension("a", "1"), odd));
        return List.of(
                metrics("Shop/Front end", at, datums),
                logs(
                        at,
                        "plain",
                        " blanks and\ttabs ",
                        "two\r\nlines\n",
                        "emoji 😀👩‍👩‍👧 and ünïcödé",
                        "controls \u0001\u001b[31m\u007f",
                        "{\"json\": [1, null]}",
                        "x".repeat(200_000),
                        "€".repeat(200_000)));
    }

    /** As exact as CloudWatch keeps times. */
    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
