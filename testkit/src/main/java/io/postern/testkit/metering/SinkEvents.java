package io.postern.testkit.metering;

import io.postern.metering.model.MeterEvent;
import io.postern.testkit.Unique;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Meter events for tests of sinks and their queues. */
public final class SinkEvents {

    private SinkEvents() {}

    /** One with everything, and an id of its own. */
    public static MeterEvent event() {
        return event(Unique.name("event"));
    }

    /** One with everything. */
    public static MeterEvent event(String id) {
        return new MeterEvent(
                id,
                Instant.parse("2026-11-28T10:00:00.123Z"),
                "shop",
                "GET",
                "/pets/{id}",
                "/pets/7",
                200,
                "192.0.2.7",
                OptionalLong.of(34),
                OptionalLong.of(12),
                OptionalLong.of(345),
                Map.of("stage", "prod"));
    }

    /** One of which the log said nothing but when. */
    public static MeterEvent bare(String id) {
        return new MeterEvent(
                id,
                Instant.parse("2026-11-28T10:00:00Z"),
                "",
                "",
                "",
                "",
                0,
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Map.of());
    }

    public static List<MeterEvent> events(int count) {
        return IntStream.range(0, count).mapToObj(_ -> event()).toList();
    }
}
