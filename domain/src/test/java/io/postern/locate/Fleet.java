package io.postern.locate;

import io.postern.access.IssueTargetToken;
import io.postern.locate.memory.MemoryTargetRegistry;
import io.postern.locate.model.GeoPoint;
import io.postern.locate.model.MachineName;
import io.postern.locate.model.NearestQuery;
import io.postern.locate.model.Registration;
import io.postern.locate.model.ServiceName;
import io.postern.locate.model.ServiceTemplates;
import io.postern.locate.model.UrlTemplate;
import io.postern.locate.model.Whereabouts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Some machines, and what finds them. */
final class Fleet {

    static final ServiceName NDT7 = new ServiceName("ndt", "ndt7");
    static final GeoPoint NEW_YORK = new GeoPoint(40.71, -74.0);
    static final GeoPoint BERLIN = new GeoPoint(52.52, 13.4);
    static final GeoPoint TOKYO = new GeoPoint(35.68, 139.69);

    Instant now = Instant.parse("2026-05-01T10:00:00Z");
    final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    final MemoryTargetRegistry registry = new MemoryTargetRegistry(100, clock);
    final ServiceTemplates services = new ServiceTemplates(Map.of(NDT7, List.of(new UrlTemplate("wss:///configured"))));
    final IssueTargetToken tokens =
            new IssueTargetToken("locate", token -> token.subject() + "-for-" + token.audience(), clock);
    final RegisterTarget registerTarget = new RegisterTarget(registry, clock);
    final FindNearestTargets findNearestTargets =
            new FindNearestTargets(new LiveView(registry, Duration.ZERO, clock), services, tokens, clock);
    final ListTargets listTargets = new ListTargets(registry, clock);

    void add(String site, int machine, GeoPoint place) {
        registerTarget.report(registration(site, machine, place, 1), 1);
    }

    static Registration registration(String site, int machine, GeoPoint place, double probability) {
        return new Registration(
                MachineName.parse("ndt-mlab" + machine + "-" + site + ".mlab-oti.measurement-lab.org")
                        .orElseThrow(),
                "ndt",
                Map.of("ndt/ndt7", List.of("wss:///ndt/v7/download")),
                "City of " + site,
                "US",
                "NA",
                place,
                "mlab" + machine,
                site.substring(0, 3),
                "mlab-oti",
                probability,
                site,
                "physical",
                "10g");
    }

    static NearestQuery query(String caller, Whereabouts whereabouts) {
        return new NearestQuery(NDT7, caller, whereabouts, List.of(), "", "", "", Map.of());
    }
}
