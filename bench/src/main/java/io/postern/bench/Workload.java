package io.postern.bench;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one request carries. Metrics spread over 100 series with whole milliseconds from 0 to 999 as values; log
 * events are lines of about 110 bytes in one stream.
 */
public enum Workload {
    ONE_DATUM("1 datum", "/metric", 1, 8192),
    ONE_EVENT("1 event", "/logEvents", 1, 1024),
    DATUMS_100("100 datums", "/metric", 100, 256),
    EVENTS_100("100 events", "/logEvents", 100, 64);

    private static final int SERIES = 100;

    private final String title;
    private final String path;
    private final int records;
    private final int variety;

    Workload(String title, String path, int records, int variety) {
        this.title = title;
        this.path = path;
        this.records = records;
        this.variety = variety;
    }

    String title() {
        return title;
    }

    String path() {
        return path;
    }

    int recordsPerRequest() {
        return records;
    }

    /** Different bodies to send in turn, the same in every run but for the token and the time. */
    List<String> bodies(String accessToken, Instant now) {
        Random random = new Random(name().hashCode());
        return IntStream.range(0, variety)
                .mapToObj(body ->
                        path.equals("/metric") ? metrics(body, accessToken, random) : logs(accessToken, now, random))
                .toList();
    }

    private String metrics(int body, String accessToken, Random random) {
        return """
            {"accessToken":"%s","params":{"Namespace":"bench","MetricData":[%s]}}\
            """.formatted(accessToken, list(i -> datum((body + i) % SERIES, random.nextInt(1000))));
    }

    private static String datum(int series, int millis) {
        return """
            {"MetricName":"latency","Dimensions":[{"Name":"page","Value":"page-%02d"}],\
            "Unit":"Milliseconds","Value":%d}\
            """.formatted(series, millis);
    }

    private String logs(String accessToken, Instant now, Random random) {
        return """
            {"accessToken":"%s","logGroupName":"bench","logStreamName":"web","logEvents":[%s]}\
            """.formatted(accessToken, list(i -> event(now.toEpochMilli() + i, random.nextInt(1000))));
    }

    private static String event(long timestamp, int millis) {
        return """
            {"timestamp":%d,"message":"INFO checkout finished page=/cart/%03d status=200 took=%d ms \
            agent=Mozilla/5.0 (X11; Linux x86_64) session=%08x"}\
            """.formatted(timestamp, millis, millis, millis * 7919);
    }

    private String list(IntFunction<String> record) {
        return IntStream.range(0, records).mapToObj(record).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
