package io.postern.app.journey;

import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.StoredDatum;
import io.postern.testkit.cloudwatch.StoredLogEvent;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Records of one kind that carry a number each, so that every single one is known again where it arrives. */
sealed interface NumberedRecords {

    /** One request with the records from {@code first} on. */
    HttpResponse<String> send(Caller caller, String token, long first, int count);

    /** When each number arrived: twice or more for one that was doubled. */
    Map<Long, List<Instant>> arrived(CloudWatchStandIn cloudWatch);

    /** Datums of one series; merging keeps their values, and the value is the number. */
    record Metrics(String namespace) implements NumberedRecords {

        @Override
        public HttpResponse<String> send(Caller caller, String token, long first, int count) {
            return caller.post("/metrics", """
                {"accessToken":"%s","params":{"Namespace":"%s","MetricData":[%s]}}\
                """.formatted(
                            token, namespace, list(first, count, "{\"MetricName\":\"number\",\"Value\":%d}")));
        }

        @Override
        public Map<Long, List<Instant>> arrived(CloudWatchStandIn cloudWatch) {
            Map<Long, List<Instant>> arrived = new HashMap<>();
            for (StoredDatum datum : cloudWatch.metrics()) {
                if (!datum.namespace().equals(namespace)) continue;
                for (int i = 0; i < datum.values().size(); i++)
                    for (int times = 0; times < datum.counts().get(i); times++)
                        note(arrived, datum.values().get(i).longValue(), datum.ingestionTime());
            }
            return arrived;
        }
    }

    /** Events of one stream; the number ends the message. */
    record Events(String group, String padding) implements NumberedRecords {

        private static final String STREAM = "numbers";

        Events(String group) {
            this(group, "");
        }

        @Override
        public HttpResponse<String> send(Caller caller, String token, long first, int count) {
            String event =
                    "{\"message\":\"" + padding + "number %d\",\"timestamp\":" + System.currentTimeMillis() + "}";
            return caller.post("/logEvents", """
                {"accessToken":"%s","logGroupName":"%s","logStreamName":"%s","logEvents":[%s]}\
                """.formatted(token, group, STREAM, list(first, count, event)));
        }

        @Override
        public Map<Long, List<Instant>> arrived(CloudWatchStandIn cloudWatch) {
            Map<Long, List<Instant>> arrived = new HashMap<>();
            for (StoredLogEvent event : cloudWatch.logEvents(group, STREAM)) {
                String message = event.message();
                note(arrived, Long.parseLong(message.substring(message.lastIndexOf(' ') + 1)), event.ingestionTime());
            }
            return arrived;
        }
    }

    private static String list(long first, int count, String record) {
        return LongStream.range(first, first + count)
                .mapToObj(record::formatted)
                .collect(Collectors.joining(","));
    }

    private static void note(Map<Long, List<Instant>> arrived, long number, Instant at) {
        arrived.computeIfAbsent(number, key -> new ArrayList<>(1)).add(at);
    }
}
