package io.postern.access;

import io.postern.access.model.EnrolledOperator;
import io.postern.access.model.Operator;
import io.postern.access.model.OperatorKey;
import io.postern.access.model.Role;
import io.postern.access.model.SecretDigest;
import io.postern.access.port.OperatorRegistry;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Makes an operator and its key, of which only a digest is kept. */
public final class EnrolOperator {

    private final OperatorRegistry registry;
    private final SecureRandom random;
    private final Clock clock;

    public EnrolOperator(OperatorRegistry registry, SecureRandom random, Clock clock) {
        this.registry = registry;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A new operator.
     *
     * @param key shown now and never again
     */
    public record Enrolled(Operator operator, Secret key) {}

    /**
     * Makes one; empty when there are as many as there may be.
     *
     * @throws IllegalArgumentException when the name is not usable
     * @throws PortUnavailable when it is not known whether it was made; its key is lost then
     */
    public Optional<Enrolled> enrol(String name, Role role) {
        OperatorKey key = OperatorKey.draw(random);
        Operator operator =
                new Operator(key.operator(), name, role, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        boolean added = registry.add(new EnrolledOperator(operator, SecretDigest.of(key.secret())));
        return added ? Optional.of(new Enrolled(operator, key.text())) : Optional.empty();
    }
}
