package io.postern.metering.model;

import java.util.List;

/** What an authorizer says to a call. */
public sealed interface Authorization {

    /**
     * It may go on.
     *
     * @param principal who calls, for the access log
     * @param resources all that it may call in this stage, because the gateway applies the policy to further calls
     * @param usageIdentifierKey the key of a usage plan; empty: none
     */
    record Allowed(String principal, List<String> resources, AuthorizerContext context, String usageIdentifierKey)
            implements Authorization {

        public Allowed {
            resources = List.copyOf(resources);
        }

        /** Without the key of the usage plan, which opens what is guarded by nothing else. */
        @Override
        public String toString() {
            return "Allowed[principal=" + principal + ", resources=" + resources + ", context=" + context + "]";
        }
    }

    /**
     * It may not.
     *
     * @param denied what it may not call; empty where what it may call says so already
     * @param allowed what it may call all the same: only the route that was called is not among it
     * @param usageIdentifierKey the key of a usage plan by which these calls count; empty: none
     */
    record Denied(
            String principal,
            CallDenial denial,
            List<String> denied,
            List<String> allowed,
            AuthorizerContext context,
            String usageIdentifierKey)
            implements Authorization {

        public Denied {
            denied = List.copyOf(denied);
            allowed = List.copyOf(allowed);
        }

        /** Without the key of the usage plan, as of {@link Allowed}. */
        @Override
        public String toString() {
            return "Denied[principal=" + principal + ", denial=" + denial + ", denied=" + denied + ", allowed="
                    + allowed + ", context=" + context + "]";
        }
    }

    /** It is not known who calls; the gateway answers 401 and remembers nothing. */
    record Unauthorized(IdentityFault fault) implements Authorization {}
}
