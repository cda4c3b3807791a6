package io.postern.destinations;

import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Target;
import io.postern.destinations.port.KnownRegions;
import java.util.Optional;

/** Tells what looks wrong with a destination and need not be: that is no reason to refuse it. */
public final class DoubtDestination {

    private final KnownRegions regions;

    public DoubtDestination(KnownRegions regions) {
        this.regions = regions;
    }

    /** What looks wrong, as a clause; nothing when all looks right, or cannot be looked at. */
    public Optional<String> doubt(KnownDestination known) {
        return known instanceof KnownDestination.Open open
                        && open.destination().target() instanceof Target.Aws aws
                        && !regions.contains(aws.region())
                ? Optional.of("the region " + aws.region()
                        + " is none of those that this version knows; unless AWS opened it lately, it is a"
                        + " typing error")
                : Optional.empty();
    }
}
