package io.postern.testkit.metering;

import io.postern.metering.model.MeterEvent;
import io.postern.testkit.Unique;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Meter events as contracts need them. */
public final class Calls {

    /** The beginning of an hour of today or yesterday that is over: stores forget by a clock that no test can move. */
    @SuppressWarnings("TimeInStaticInitializer") // any hour of the last day will do
    public static final Instant HOUR =
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(3));

    private Calls() {}

    /** One that was answered with 200 in 12 ms. */
    public static MeterEvent of(String application, Instant at) {
        return of(application, at, "GET", "/pets/{id}", 200, 12);
    }

    public static MeterEvent of(
            String application, Instant at, String method, String route, int status, long latencyMillis) {
        return new MeterEvent(
                Unique.name("event"),
                at,
                application,
                method,
                route,
                "/pets/7",
                status,
                "192.0.2.7",
                OptionalLong.of(latencyMillis),
                OptionalLong.of(latencyMillis / 2),
                OptionalLong.of(100),
                Map.of("stage", "prod"));
    }

    /** So many, a second apart. */
    public static List<MeterEvent> some(int count, String application, Instant first) {
        List<MeterEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) events.add(of(application, first.plusSeconds(i)));
        return events;
    }
}
