package io.postern.access;

import io.postern.access.model.EnrolledOperator;
import io.postern.access.model.Operator;
import io.postern.access.model.OperatorId;
import io.postern.access.model.OperatorKey;
import io.postern.access.model.Role;
import io.postern.access.port.OperatorRegistry;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises operators by their keys. Who was found is remembered for a second, so that one that polls costs the registry
 * one look in that time; who was not is looked for each time.
 */
public final class AuthenticateOperator {

    /** How long a removed operator may go on, on a replica that saw it a moment ago. */
    public static final Duration REMEMBERED = Duration.ofSeconds(1);

    /** The operator whose key the configuration holds; it needs no registry, and nobody can remove it. */
    public static final Operator BOOTSTRAP =
            new Operator(new OperatorId("bootstrap"), "bootstrap", Role.ADMIN, Instant.EPOCH);

    private record Found(EnrolledOperator operator, Instant at) {}

    private final Secret bootstrapKey;
    private final OperatorRegistry registry;
    private final Clock clock;
    private final Map<OperatorId, Found> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OperatorId, Found> eldest) {
            return size() > OperatorRegistry.OPERATORS_MAX;
        }
    };

    public AuthenticateOperator(Secret bootstrapKey, OperatorRegistry registry, Clock clock) {
        this.bootstrapKey = bootstrapKey;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * The operator whose key that is.
     *
     * @throws PortUnavailable when that cannot be looked up; never for the bootstrap key
     */
    public Optional<Operator> authenticate(String text) {
        if (bootstrapKey.matches(text)) return Optional.of(BOOTSTRAP);
        Optional<OperatorKey> key = OperatorKey.parse(text);
        if (key.isEmpty()) return Optional.empty();
        return find(key.get().operator())
                .filter(enrolled -> enrolled.digest().isOf(key.get().secret()))
                .map(EnrolledOperator::operator);
    }

    /**
     * Whether that key was good when it was looked up last, however long ago. Never of the bootstrap key, which somebody may
     * have thought up: to say so at once, and always, would let it be guessed at full speed.
     */
    public boolean knew(String text) {
        return OperatorKey.parse(text)
                .filter(key -> {
                    synchronized (remembered) {
                        Found found = remembered.get(key.operator());
                        return found != null && found.operator.digest().isOf(key.secret());
                    }
                })
                .isPresent();
    }

    private Optional<EnrolledOperator> remembered(OperatorId id, Instant now) {
        synchronized (remembered) {
            Found found = remembered.get(id);
            if (found != null && Duration.between(found.at, now).abs().compareTo(REMEMBERED) < 0)
                return Optional.of(found.operator);
            return Optional.empty();
        }
    }

    private Optional<EnrolledOperator> find(OperatorId id) {
        Instant now = clock.instant();
        Optional<EnrolledOperator> known = remembered(id, now);
        if (known.isPresent()) return known;
        Optional<EnrolledOperator> enrolled = registry.find(id);
        synchronized (remembered) {
            enrolled.ifPresentOrElse(one -> remembered.put(id, new Found(one, now)), () -> remembered.remove(id));
        }
        return enrolled;
    }
}
