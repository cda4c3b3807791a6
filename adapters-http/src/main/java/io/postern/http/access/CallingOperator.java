package io.postern.http.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.postern.access.model.OperatorId;
import java.util.Set;

/** Which operator asks on a route for operators; the framework has let them in by then. */
public final class CallingOperator {

    private static final Set<String> ROLES = Set.of(Roles.READ, Roles.INGEST, Roles.OPERATE, Roles.ADMIN);

    private CallingOperator() {}

    /** The id of the operator whose key the request shows. */
    public static OperatorId of(HttpRequest<?> request) {
        Authentication who = request.getUserPrincipal(Authentication.class)
                .orElseThrow(() -> new IllegalStateException("operator: nobody (expected: a secured route)"));
        // A client's id has the same form, and must not pass for an operator's.
        if (who.getRoles().stream().noneMatch(ROLES::contains))
            throw new IllegalStateException("operator: " + who.getRoles() + " (expected: an operator)");
        return new OperatorId(who.getName());
    }
}
