package io.postern.locate.model;

import java.util.List;
import java.util.Map;

/**
 * What a caller looks for.
 *
 * @param caller what tells callers apart, such as an address, so that one is always sent the same way
 * @param sites only these; empty: all
 * @param country only there; empty: everywhere
 * @param organization only machines of this keeper; empty: of all
 * @param machineType only machines of this type; empty: of all
 * @param carried parameters that go into the URLs
 */
public record NearestQuery(
        ServiceName service,
        String caller,
        Whereabouts whereabouts,
        List<String> sites,
        String country,
        String organization,
        String machineType,
        Map<String, String> carried) {

    public NearestQuery {
        sites = List.copyOf(sites);
        carried = Map.copyOf(carried);
    }

    /** Whether that machine is one of those looked for, wherever it is. */
    public boolean fits(Registration machine) {
        return (machineType.isEmpty() || machineType.equals(machine.type()))
                && (sites.isEmpty() || sites.contains(machine.site()))
                && (country.isEmpty() || country.equals(machine.countryCode()))
                && (organization.isEmpty()
                        || organization.equals(machine.hostname().organization()));
    }

    /** Whether the caller chose by itself, so that no site may be left out by chance. */
    public boolean choosy() {
        return machineType.equals("virtual") || !sites.isEmpty() || !organization.isEmpty();
    }
}
