package io.postern.http.authorizer;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.metering.model.Authorization;
import io.postern.metering.model.AuthorizerContext;
import io.postern.metering.model.IdentityFault;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts decisions by what was decided, and by whether it was let pass all the same. */
@Singleton
final class AuthorizerTally {

    private final MeterRegistry registry;

    AuthorizerTally(MeterRegistry registry) {
        this.registry = registry;
    }

    void decided(Authorization authorization) {
        switch (authorization) {
            case Authorization.Allowed allowed -> decided(allowed.context());
            case Authorization.Denied denied -> decided(denied.context());
            case Authorization.Unauthorized(IdentityFault fault) ->
                count("unauthorized_" + fault.name().toLowerCase(Locale.ROOT), false);
        }
    }

    private void decided(AuthorizerContext context) {
        count(context.reason(), context.shadow());
    }

    private void count(String decision, boolean shadow) {
        registry.counter("postern.authorizer.decisions", "decision", decision, "shadow", Boolean.toString(shadow))
                .increment();
    }
}
