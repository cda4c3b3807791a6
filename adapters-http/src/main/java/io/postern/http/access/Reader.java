package io.postern.http.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import java.util.function.BooleanSupplier;

/** Who asks on a route for operators and clients; the framework has let them in by then. */
public sealed interface Reader {

    /** Somebody with an operator's key. */
    record OfOperators() implements Reader {
        @Override
        public boolean valid() {
            return true;
        }
    }

    /** Somebody with an access token. */
    record OfClient(ClientId client, Policy policy, BooleanSupplier token) implements Reader {
        @Override
        public boolean valid() {
            return token.getAsBoolean();
        }
    }

    /** Where the policy stands in what is known of a client. */
    String POLICY = "policy";

    /** And what tells whether its token still opens the gate. */
    String TOKEN = "token";

    /** Whether it may go on reading; of operators it is not asked again. */
    boolean valid();

    /** Who sent the request. */
    static Reader of(HttpRequest<?> request) {
        Authentication who = request.getUserPrincipal(Authentication.class)
                .orElseThrow(() -> new IllegalStateException("reader: nobody (expected: a secured route)"));
        if (who.getAttributes().get(POLICY) instanceof Policy policy
                && who.getAttributes().get(TOKEN) instanceof BooleanSupplier token)
            return new OfClient(new ClientId(who.getName()), policy, token);
        // Whoever is neither must not count as the one who sees everything.
        if (!who.getRoles().contains(Roles.READ))
            throw new IllegalStateException("reader: " + who.getRoles() + " (expected: an operator or a client)");
        return new OfOperators();
    }
}
