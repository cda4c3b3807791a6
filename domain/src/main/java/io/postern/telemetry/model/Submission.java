package io.postern.telemetry.model;

import io.postern.access.model.ClientId;
import java.time.Instant;
import java.util.List;

/** What one request sent, once accepted: records that will be delivered or become dead letters, each of them. */
public sealed interface Submission {

    ClientId client();

    Instant acceptedAt();

    /** How many records it carries. */
    int size();

    /** The same submission as one that is accepted anew. */
    Submission acceptedAt(Instant now);

    /** The same submission with only some of its records, by their numbers from zero. */
    Submission part(List<Integer> records);

    /** Datums of one namespace. */
    record Metrics(ClientId client, Instant acceptedAt, String namespace, List<MetricDatum> datums)
            implements Submission {
        public Metrics {
            datums = List.copyOf(datums);
        }

        @Override
        public int size() {
            return datums.size();
        }

        @Override
        public Metrics acceptedAt(Instant now) {
            return new Metrics(client, now, namespace, datums);
        }

        @Override
        public Metrics part(List<Integer> records) {
            return new Metrics(
                    client,
                    acceptedAt,
                    namespace,
                    records.stream().map(datums::get).toList());
        }
    }

    /** Events of one log stream. */
    record Logs(ClientId client, Instant acceptedAt, LogStream stream, List<LogEvent> events) implements Submission {
        public Logs {
            events = List.copyOf(events);
        }

        @Override
        public int size() {
            return events.size();
        }

        @Override
        public Logs acceptedAt(Instant now) {
            return new Logs(client, now, stream, events);
        }

        @Override
        public Logs part(List<Integer> records) {
            return new Logs(
                    client,
                    acceptedAt,
                    stream,
                    records.stream().map(events::get).toList());
        }
    }
}
