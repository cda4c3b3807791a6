package io.postern.app.operations;

import io.postern.access.model.Client;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.PolicyDestination;
import io.postern.destinations.KnownDestinations;
import io.postern.destinations.model.DestinationName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns at the start of configured clients that send to destinations which nobody registered. */
public final class MissingDestinations implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(MissingDestinations.class);

    private final ConfiguredClients configured;
    private final KnownDestinations known;
    private boolean told; // one thread refreshes at a time

    public MissingDestinations(ConfiguredClients configured, KnownDestinations known) {
        this.configured = configured;
        this.known = known;
    }

    /** Looks once, as soon as it is known which destinations there are. */
    @Override
    public void run() {
        if (told || !known.everHeard()) return;
        told = true;
        for (Client client : configured.clients()) {
            PolicyDestination named = client.policy().destination();
            if (named.isDefault() || isKnown(named)) continue;
            LOG.warn(
                    "A configured client sends to a destination that is not registered; what it sends waits for that."
                            + " client={} destination={}",
                    client.id(),
                    named);
        }
    }

    private boolean isKnown(PolicyDestination named) {
        return DestinationName.read(named.value()).flatMap(known::find).isPresent();
    }
}
