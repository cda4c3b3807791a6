package io.postern.telemetry.model;

import io.postern.access.model.ClientId;
import java.time.Instant;
import java.util.List;

/** What one request sent, once accepted: records that will be delivered or become dead letters, each of them. */
public sealed interface Submission {

    ReceiptId receipt();

    ClientId client();

    Instant acceptedAt();

    /** How many records it carries. */
    int size();

    /** Datums of one namespace. */
    record Metrics(ReceiptId receipt, ClientId client, Instant acceptedAt, String namespace, List<MetricDatum> datums)
            implements Submission {
        public Metrics {
            datums = List.copyOf(datums);
        }

        @Override
        public int size() {
            return datums.size();
        }

        /** The same submission with only these of its datums. */
        public Metrics with(List<MetricDatum> some) {
            return new Metrics(receipt, client, acceptedAt, namespace, some);
        }
    }

    /** Events of one log stream. */
    record Logs(ReceiptId receipt, ClientId client, Instant acceptedAt, LogStream stream, List<LogEvent> events)
            implements Submission {
        public Logs {
            events = List.copyOf(events);
        }

        @Override
        public int size() {
            return events.size();
        }

        /** The same submission with only these of its events. */
        public Logs with(List<LogEvent> some) {
            return new Logs(receipt, client, acceptedAt, stream, some);
        }
    }
}
