package io.postern.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.EnrolledOperator;
import io.postern.access.model.Operator;
import io.postern.access.model.OperatorId;
import io.postern.access.model.Role;
import io.postern.access.model.SecretDigest;
import io.postern.access.port.OperatorRegistry;
import io.postern.shared.Secret;
import io.postern.testkit.Unique;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link OperatorRegistry} promises. */
public interface OperatorRegistryContract {

    /** The registry under test, empty at first; the same one throughout a test. */
    OperatorRegistry registry();

    /** Another replica on the same technology; an adapter that lives in one process gives the same registry. */
    default OperatorRegistry replica() {
        return registry();
    }

    @Test
    default void whoIsAddedIsFoundOnEveryReplica() {
        EnrolledOperator ada = operator("Ada: \u00fc, \u0416 and | more", Role.OPERATE, 0);

        assertThat(registry().add(ada)).isTrue();

        assertThat(registry().find(ada.operator().id())).contains(ada);
        assertThat(replica().find(ada.operator().id())).contains(ada);
    }

    @Test
    default void whoIsNotThereIsNotFound() {
        assertThat(registry().find(new OperatorId("nobody"))).isEmpty();
    }

    @Test
    default void allAreListedFromTheOldestOn() {
        EnrolledOperator young = operator("young", Role.READ, 2);
        EnrolledOperator old = operator("old", Role.ADMIN, 1);
        registry().add(young);
        replica().add(old);

        assertThat(registry().list()).containsExactly(old.operator(), young.operator());
    }

    @Test
    default void whoIsRemovedIsGoneOnEveryReplica() {
        EnrolledOperator ada = operator("Ada", Role.READ, 0);
        registry().add(ada);

        assertThat(replica().remove(ada.operator().id())).isTrue();

        assertThat(registry().find(ada.operator().id())).isEmpty();
        assertThat(registry().list()).isEmpty();
        assertThat(registry().remove(ada.operator().id())).isFalse();
    }

    @Test
    default void thereIsRoomForSoManyAndNoMore() {
        EnrolledOperator first = operator("first", Role.READ, 0);
        registry().add(first);
        for (int i = 1; i < OperatorRegistry.OPERATORS_MAX; i++)
            assertThat(registry().add(operator("more", Role.READ, i))).isTrue();

        assertThat(registry().add(operator("one more", Role.READ, 0))).isFalse();

        registry().remove(first.operator().id());
        assertThat(registry().add(operator("one more", Role.READ, 0))).isTrue();
    }

    private static EnrolledOperator operator(String name, Role role, int second) {
        Instant createdAt = Instant.parse("2026-05-01T10:00:00.123Z").plusSeconds(second);
        return new EnrolledOperator(
                new Operator(new OperatorId(Unique.name("operator")), name, role, createdAt),
                SecretDigest.of(new Secret(name)));
    }
}
