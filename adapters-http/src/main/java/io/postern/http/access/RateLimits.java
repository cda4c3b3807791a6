package io.postern.http.access;

import io.micronaut.context.annotation.Context;
import io.micronaut.core.convert.ConversionService;
import io.postern.access.model.RateLimit;
import io.postern.http.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which limits a call must pass: by its address one bucket for all endpoints, and a narrower one for those that have
 * their own; by the client that it is for one for all addresses.
 */
@Context // so that a limit that means nothing stops the boot, and not the first request
final class RateLimits {

    private final Map<Endpoint, List<RateLimit>> ofEndpoints = new EnumMap<>(Endpoint.class);
    private final List<RateLimit> ofClients;

    RateLimits(RateLimitConfig config, ConversionService conversion) {
        Map<Endpoint, RateLimit> narrower = EndpointLimits.read(config.endpoints(), conversion);
        List<RateLimit> everywhere =
                switch (config.preset()) {
                    case "postman" -> List.of(new RateLimit("ip", 3, Duration.ofSeconds(1)));
                    case "custom" -> List.of(new RateLimit("ip", config.burst(), config.refill()));
                    default -> List.of();
                };
        if (!everywhere.isEmpty()) {
            for (Endpoint endpoint : Endpoint.values()) {
                List<RateLimit> due = new ArrayList<>(everywhere);
                if (narrower.containsKey(endpoint)) due.add(narrower.get(endpoint));
                ofEndpoints.put(endpoint, List.copyOf(due));
            }
        }
        this.ofClients = config.preset().equals("custom") && config.clientBurst() > 0
                ? List.of(new RateLimit("client", config.clientBurst(), config.clientRefill()))
                : List.of();
    }

    /** The limits of an address at this endpoint; none when limits are off. */
    List<RateLimit> of(Endpoint endpoint) {
        return ofEndpoints.getOrDefault(endpoint, List.of());
    }

    /** The limits of a client, whatever addresses it calls from; none unless they are set. */
    List<RateLimit> ofClients() {
        return ofClients;
    }
}
