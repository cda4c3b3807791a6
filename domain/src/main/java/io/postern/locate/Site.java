package io.postern.locate;

import io.postern.locate.model.NearestQuery;
import io.postern.locate.model.Registration;
import io.postern.locate.model.Whereabouts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Machines that stand in one place, so that they fail together: a caller is offered one of them. */
record Site(List<Registration> machines) {

    /** The sites of those machines as that caller should try them. */
    static List<Site> nearestFirst(List<Registration> machines, NearestQuery query) {
        Map<String, List<Registration>> byName = new LinkedHashMap<>();
        for (Registration machine : machines)
            byName.computeIfAbsent(nameOf(machine), _ -> new ArrayList<>()).add(machine);
        List<Site> all = byName.values().stream().map(Site::new).toList();
        List<Site> offered = query.choosy()
                ? all
                : all.stream().filter(site -> site.offeredTo(query.caller())).toList();
        // Sites that take a share of callers are still better than nothing.
        return (offered.isEmpty() ? all : offered).stream().sorted(order(query)).toList();
    }

    /** The nearest airport of its first machine, or the site itself where none is told. */
    String metro() {
        Registration first = machines.getFirst();
        return first.metro().isEmpty() ? nameOf(first) : first.metro();
    }

    /** The machine for that caller, always the same one as long as it is live. */
    Registration machineFor(String caller) {
        return machines.stream()
                .min(Comparator.comparingDouble(
                        machine -> StableSpread.place(caller, machine.hostname().text())))
                .orElseThrow();
    }

    private boolean offeredTo(String caller) {
        // Another thing than the site's place in the order, or sites for few would always stand first.
        return StableSpread.place(caller, "probability of " + nameOf(machines.getFirst()))
                < machines.getFirst().probability();
    }

    private static Comparator<Site> order(NearestQuery query) {
        Comparator<Site> spread = Comparator.comparingDouble(
                site -> StableSpread.place(query.caller(), nameOf(site.machines.getFirst())));
        return switch (query.whereabouts()) {
            case Whereabouts.Unknown _ -> spread;
            case Whereabouts.At at ->
                Comparator.<Site>comparingDouble(site ->
                                at.place().kilometresTo(site.machines.getFirst().place()))
                        .thenComparing(spread);
        };
    }

    private static String nameOf(Registration machine) {
        return machine.site().isEmpty() ? machine.hostname().text() : machine.site();
    }
}
