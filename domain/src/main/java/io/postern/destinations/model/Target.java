package io.postern.destinations.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What stands behind a destination's name. */
public sealed interface Target {

    /**
     * CloudWatch in one account and region.
     *
     * @param services what it is for; one or more
     */
    record Aws(Credential credential, Region region, Set<ApiName> services, Endpoint endpoint) implements Target {

        public Aws {
            if (services.isEmpty())
                throw new IllegalArgumentException("serviceName: none (expected: monitoring, logs or both)");
            services = Collections.unmodifiableSet(EnumSet.copyOf(services)); // in the order of the enum, always
        }
    }

    /** The store inside Postern, which keeps the last hours. */
    record LocalStore() implements Target {}
}
