package io.postern.locate;

import io.postern.access.IssueTargetToken;
import io.postern.locate.model.LiveMachine;
import io.postern.locate.model.MachineName;
import io.postern.locate.model.NearTarget;
import io.postern.locate.model.Nearest;
import io.postern.locate.model.NearestQuery;
import io.postern.locate.model.Registration;
import io.postern.locate.model.ServiceTemplates;
import io.postern.locate.model.Target;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the live machines nearest to a caller, one of each site, with tokens that open them. Callers that do not say where
 * they are are spread over all sites, each always the same way.
 */
public final class FindNearestTargets {

    private static final int TARGETS_MAX = 4;

    private final LiveView view;
    private final ServiceTemplates services;
    private final IssueTargetToken issueTargetToken;
    private final Clock clock;

    public FindNearestTargets(
            LiveView view, ServiceTemplates services, IssueTargetToken issueTargetToken, Clock clock) {
        this.view = view;
        this.services = services;
        this.issueTargetToken = issueTargetToken;
        this.clock = clock;
    }

    /**
     * The targets for that query.
     *
     * @throws PortUnavailable when the registry cannot be asked
     */
    public Nearest find(NearestQuery query) {
        List<Registration> serving = serving(query);
        if (serving.isEmpty() && services.of(query.service()).isEmpty()) return new Nearest.Unserved();
        List<Registration> fitting = serving.stream().filter(query::fits).toList();
        List<Site> sites = Site.nearestFirst(fitting, query);
        if (sites.isEmpty()) return new Nearest.NothingLive();
        return new Nearest.Found(targets(sites, query));
    }

    private List<Registration> serving(NearestQuery query) {
        Instant now = clock.instant();
        return view.machines().stream()
                .filter(machine -> machine.liveAt(now))
                .map(LiveMachine::registration)
                .filter(machine -> !machine.templates(query.service()).isEmpty())
                .toList();
    }

    private List<NearTarget> targets(List<Site> sites, NearestQuery query) {
        Map<String, Integer> metroRanks = new HashMap<>();
        for (Site site : sites) metroRanks.putIfAbsent(site.metro(), metroRanks.size());
        List<NearTarget> targets = new ArrayList<>();
        for (Site site : sites.subList(0, Math.min(sites.size(), TARGETS_MAX))) {
            Map<String, String> parameters = new HashMap<>(query.carried());
            parameters.put("index", Integer.toString(targets.size()));
            parameters.put("locate_version", "v2");
            parameters.put("metro_rank", Integer.toString(metroRanks.getOrDefault(site.metro(), 0)));
            targets.add(target(site.machineFor(query.caller()), query, parameters));
        }
        return targets;
    }

    private NearTarget target(Registration machine, NearestQuery query, Map<String, String> parameters) {
        MachineName name = machine.hostname();
        String experiment = query.service().experiment();
        String token = issueTargetToken.issue(experiment, name.machine(experiment));
        String hostname = name.serving(experiment);
        return new NearTarget(
                new Target(
                        name.machine(experiment),
                        hostname,
                        TargetUrls.of(machine.templates(query.service()), hostname, token, parameters)),
                machine.city(),
                machine.countryCode());
    }
}
