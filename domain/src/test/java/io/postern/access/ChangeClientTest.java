package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientSettings;
import io.postern.access.model.ClientVersion;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.Policy;
import io.postern.access.model.Registration;
import io.postern.access.model.Removal;
import io.postern.shared.Precondition;
import io.postern.shared.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Operators who change the same client at once. */
final class ChangeClientTest {

    private static final ClientId SHOP = new ClientId("shop");
    private static final Precondition ANYTHING = new Precondition.Anything();
    private static final Client REGISTERED = new Client(SHOP, new Secret("first"));
    private static final Client SUSPENDED =
            new Client(SHOP, REGISTERED.secrets(), List.of(), Policy.UNRESTRICTED, true, Instant.MAX);

    private final ContestedRegistry registry = new ContestedRegistry();
    private final ConfiguredClients configured =
            ConfiguredClients.only(new Client(ClientId.DEFAULT, new Secret("default")));
    private final RegisterClient register = new RegisterClient(
            configured,
            registry,
            new ScriptedAssertions(),
            named -> named.value().equals("shop"),
            new Random(7));
    private final RotateClientSecret rotate = new RotateClientSecret(configured, registry, new Random(8));
    private final RemoveClient remove = new RemoveClient(configured, registry);

    @Test
    void aNewSecretDoesNotUndoASuspension() {
        registry.add(REGISTERED);
        registry.lose(1, () -> registry.theirs().replace(REGISTERED, SUSPENDED));

        rotate.rotate(SHOP, ANYTHING);

        Client kept = registry.find(SHOP).orElseThrow();
        assertThat(kept.suspended()).isTrue();
        assertThat(kept.secrets()).hasSize(2).contains(new Secret("first"));
    }

    @Test
    void aChangeDoesNotUndoANewSecret() {
        Client rotated = REGISTERED.rotatedTo(new Secret("second"));
        registry.add(REGISTERED);
        registry.lose(1, () -> registry.theirs().replace(REGISTERED, rotated));

        register.register(SHOP, settings(true), ANYTHING);

        Client kept = registry.find(SHOP).orElseThrow();
        assertThat(kept.suspended()).isTrue();
        assertThat(kept.secrets()).isEqualTo(rotated.secrets());
    }

    @Test
    void aClientThatSomebodyElseRegistersFirstIsChangedAndGetsNoSecret() {
        registry.lose(1, () -> registry.theirs().add(REGISTERED));

        assertThat(register.register(SHOP, settings(true), ANYTHING)).isEqualTo(new Registration.Kept(SUSPENDED));
    }

    @Test
    void aRemovedClientIsNotBroughtBackByItsNewSecret() {
        registry.add(REGISTERED);
        registry.lose(1, () -> registry.theirs().remove(SHOP));

        assertThat(rotate.rotate(SHOP, ANYTHING)).isEqualTo(new Registration.Unknown());
        assertThat(registry.find(SHOP)).isEmpty();
    }

    @Test
    void whoeverLosesForEverIsToldSo() {
        registry.add(REGISTERED);
        Random random = new Random(9);
        registry.lose(1000, () -> {
            Client kept = registry.find(SHOP).orElseThrow();
            registry.theirs().replace(kept, kept.rotatedTo(Secret.random(random)));
        });

        assertThat(register.register(SHOP, settings(true), ANYTHING)).isEqualTo(new Registration.Contended());
    }

    @Test
    void aPreconditionThatDoesNotHoldChangesNothing() {
        registry.add(REGISTERED);
        Precondition other =
                new Precondition.OneOf(Set.of(ClientVersion.of(SUSPENDED).text()));

        for (Precondition precondition : List.of(other, new Precondition.Unknown())) {
            assertThat(register.register(SHOP, settings(true), precondition)).isEqualTo(new Registration.Changed());
            assertThat(rotate.rotate(SHOP, precondition)).isEqualTo(new Registration.Changed());
            assertThat(remove.remove(SHOP, precondition)).isEqualTo(Removal.CHANGED);
        }
        assertThat(registry.find(SHOP)).contains(REGISTERED);
    }

    @Test
    void aPreconditionThatHeldWhenReadStillHoldsWhenKept() {
        Precondition same =
                new Precondition.OneOf(Set.of(ClientVersion.of(REGISTERED).text()));
        registry.add(REGISTERED);
        registry.lose(1, () -> registry.theirs().replace(REGISTERED, SUSPENDED));

        assertThat(register.register(SHOP, settings(false), same)).isEqualTo(new Registration.Changed());
        assertThat(registry.find(SHOP)).contains(SUSPENDED);
    }

    @Test
    void whereNoneIsRegisteredOnlyThatCanBeThePrecondition() {
        assertThat(register.register(SHOP, settings(false), new Precondition.Known()))
                .isEqualTo(new Registration.Changed());
        assertThat(register.register(SHOP, settings(false), new Precondition.Unknown()))
                .isInstanceOf(Registration.KeptWithSecret.class);
    }

    @Test
    void equalClientsHaveOneVersionAndOthersNone() {
        assertThat(ClientVersion.of(new Client(SHOP, new Secret("first")))).isEqualTo(ClientVersion.of(REGISTERED));
        assertThat(Set.of(
                        ClientVersion.of(REGISTERED),
                        ClientVersion.of(SUSPENDED),
                        ClientVersion.of(new Client(new ClientId("bank"), new Secret("first"))),
                        ClientVersion.of(REGISTERED.rotatedTo(new Secret("second")))))
                .hasSize(4);
    }

    private static ClientSettings settings(boolean suspended) {
        return new ClientSettings(List.of(), Policy.UNRESTRICTED, suspended, Instant.MAX);
    }
}
