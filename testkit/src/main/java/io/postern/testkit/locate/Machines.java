package io.postern.testkit.locate;

import io.postern.locate.model.GeoPoint;
import io.postern.locate.model.LiveMachine;
import io.postern.locate.model.MachineName;
import io.postern.locate.model.Registration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Machines of tests. */
public final class Machines {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Machines() {}

    /** A hostname that no other test has, of the third form. */
    public static String hostname() {
        return "ndt-lga3356-%08x.mlab.autojoin.measurement-lab.org".formatted(COUNT.incrementAndGet());
    }

    /** What a machine of that name says of itself. */
    public static Registration registration(String hostname) {
        return registration(hostname, "lga3356", new GeoPoint(40.7667, -73.8667));
    }

    /** The same, at that site. */
    public static Registration registration(String hostname, String site, GeoPoint place) {
        return new Registration(
                MachineName.parse(hostname).orElseThrow(),
                "ndt",
                Map.of("ndt/ndt7", List.of("ws:///ndt/v7/download", "wss:///ndt/v7/download?x=1&y=%25")),
                "São Paulo",
                "BR",
                "SA",
                place,
                "mlab1",
                site.isEmpty() ? "" : site.substring(0, 3),
                "mlab-sandbox",
                1,
                site,
                "virtual",
                "10g");
    }

    /** A live machine of that name. */
    public static LiveMachine live(String hostname, Instant until) {
        return new LiveMachine(registration(hostname), 0.5, until);
    }
}
