package io.postern.telemetry.model;

import io.postern.access.model.ClientId;
import io.postern.destinations.model.DestinationName;
import java.time.Instant;
import java.util.List;

/** What one request sent, once accepted: records that will be delivered or become dead letters, each of them. */
public sealed interface Submission {

    ClientId client();

    Instant acceptedAt();

    /** Where its records go. */
    DestinationName destination();

    /** By which of its destination's APIs they go. */
    CloudWatchApi api();

    /** How many records it carries. */
    int size();

    /** The same submission with only some of its records, by their numbers from zero. */
    Submission part(List<Integer> records);

    /** Datums of one namespace. */
    record Metrics(
            ClientId client,
            Instant acceptedAt,
            DestinationName destination,
            String namespace,
            List<MetricDatum> datums)
            implements Submission {
        public Metrics {
            datums = List.copyOf(datums);
        }

        /** To the configured destination. */
        public Metrics(ClientId client, Instant acceptedAt, String namespace, List<MetricDatum> datums) {
            this(client, acceptedAt, DestinationName.DEFAULT, namespace, datums);
        }

        @Override
        public int size() {
            return datums.size();
        }

        @Override
        public CloudWatchApi api() {
            return CloudWatchApi.METRICS;
        }

        @Override
        public Metrics part(List<Integer> records) {
            return new Metrics(
                    client,
                    acceptedAt,
                    destination,
                    namespace,
                    records.stream().map(datums::get).toList());
        }
    }

    /** Events of one log stream. */
    record Logs(
            ClientId client, Instant acceptedAt, DestinationName destination, LogStream stream, List<LogEvent> events)
            implements Submission {
        public Logs {
            events = List.copyOf(events);
        }

        /** To the configured destination. */
        public Logs(ClientId client, Instant acceptedAt, LogStream stream, List<LogEvent> events) {
            this(client, acceptedAt, DestinationName.DEFAULT, stream, events);
        }

        @Override
        public int size() {
            return events.size();
        }

        @Override
        public CloudWatchApi api() {
            return CloudWatchApi.LOGS;
        }

        @Override
        public Logs part(List<Integer> records) {
            return new Logs(
                    client,
                    acceptedAt,
                    destination,
                    stream,
                    records.stream().map(events::get).toList());
        }
    }
}
