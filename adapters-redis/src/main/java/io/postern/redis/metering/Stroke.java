package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.metering.model.Bucket;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.MeterEventText;
import io.postern.metering.model.SinkRoom;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Keys and arguments of the script that counts, in its order. */
final class Stroke {

    /** Half of SHA-256, which no two ids share by accident. */
    private static final int ID_BYTES = 16;

    private final UsageKeys usageKeys;
    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> arguments = new ArrayList<>(4_096);

    private Stroke(UsageKeys usageKeys) {
        this.usageKeys = usageKeys;
    }

    /**
     * What counts those events.
     *
     * @param grouped the same events
     * @param room how many events there must be room for
     */
    static Stroke of(UsageKeys keys, Duration remembered, GroupedEvents grouped, List<SinkRoom> sinks, int room) {
        Stroke stroke = new Stroke(keys);
        stroke.add(remembered.toSeconds());
        stroke.ids(grouped.byHour());
        stroke.names(grouped.names());
        stroke.sinks(sinks, room);
        stroke.calls(grouped);
        stroke.sums(grouped);
        if (!sinks.isEmpty())
            for (List<MeterEvent> ofHour : grouped.byHour().values())
                for (MeterEvent event : ofHour) stroke.add(MeterEventText.of(event));
        return stroke;
    }

    byte[][] keys() {
        return keys.toArray(byte[][]::new);
    }

    byte[][] arguments() {
        return arguments.toArray(byte[][]::new);
    }

    private void ids(Map<Bucket, List<MeterEvent>> byHour) {
        MessageDigest sha256 = SeriesName.sha256();
        add(byHour.size());
        byHour.forEach((hour, events) -> {
            keys.add(usageKeys.ids(hour));
            add(events.size());
            for (MeterEvent event : events)
                arguments.add(Arrays.copyOf(sha256.digest(event.id().getBytes(UTF_8)), ID_BYTES));
        });
    }

    private void names(Map<Bucket, List<String>> names) {
        add(names.size());
        names.forEach((day, ofDay) -> {
            keys.add(usageKeys.series(day));
            add(ofDay.size());
            ofDay.forEach(this::add);
        });
    }

    private void sinks(List<SinkRoom> sinks, int room) {
        add(sinks.size());
        add(room);
        for (SinkRoom sink : sinks) {
            keys.add(usageKeys.sink(sink.sink()));
            add(sink.eventsMax());
        }
    }

    private void calls(GroupedEvents grouped) {
        add(grouped.calls().size());
        grouped.calls().forEach((bucket, byApplication) -> {
            keys.add(usageKeys.calls(bucket));
            add(grouped.endOf(bucket));
            add(byApplication.size());
            byApplication.forEach((application, calls) -> {
                add(application);
                add(calls);
            });
        });
    }

    private void sums(GroupedEvents grouped) {
        add(grouped.sums().size());
        for (GroupedEvents.SameSums same : grouped.sums()) {
            add(same.buckets().size());
            for (Bucket bucket : same.buckets()) {
                keys.add(usageKeys.sums(bucket, same.name()));
                add(grouped.endOf(bucket));
            }
            List<byte[]> values = new ArrayList<>();
            int count = arguments.size();
            SumsFields.forEach(same.sums(), (field, value) -> {
                add(field);
                values.add(ascii(Long.toString(value)));
            });
            arguments.add(count, ascii(Integer.toString(values.size())));
            arguments.addAll(values);
        }
    }

    private void add(long number) {
        arguments.add(ascii(Long.toString(number)));
    }

    private void add(String text) {
        arguments.add(text.getBytes(UTF_8));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
