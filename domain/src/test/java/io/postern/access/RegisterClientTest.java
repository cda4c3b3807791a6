package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.postern.access.memory.MemoryClientRegistry;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientKey;
import io.postern.access.model.ClientSettings;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.KnownClient;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyDestination;
import io.postern.access.model.PolicyText;
import io.postern.access.model.Registration;
import io.postern.access.model.Removal;
import io.postern.access.port.ClientRegistry;
import io.postern.shared.Precondition;
import io.postern.shared.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What operators can do to clients. */
final class RegisterClientTest {

    private static final ClientId SHOP = new ClientId("shop");
    private static final Client DEFAULT = new Client(ClientId.DEFAULT, new Secret("default"));
    private static final ClientKey KEY = new ClientKey("{\"kty\":\"OKP\"}");

    private static final Precondition ANYTHING = new Precondition.Anything();

    private final ConfiguredClients configured = ConfiguredClients.only(DEFAULT);
    private final ClientRegistry registry = new MemoryClientRegistry();
    private final RegisterClient registerClient = new RegisterClient(
            configured,
            registry,
            new ScriptedAssertions(),
            named -> named.value().equals("shop"),
            new Random(7));
    private final RotateClientSecret rotate = new RotateClientSecret(configured, registry, new Random(8));
    private final RemoveClient remove = new RemoveClient(configured, registry);
    private final ReadClient read = new ReadClient(configured, registry);
    private final ListClients list = new ListClients(configured, registry);

    @Test
    void aNewClientGetsASecret() {
        Registration.KeptWithSecret kept = withSecret(registerClient.register(SHOP, settings(List.of()), ANYTHING));

        assertThat(kept.secret().length()).isEqualTo(43);
        assertThat(read.read(SHOP)).contains(new KnownClient(kept.client(), false));
        assertThat(kept.client().secrets()).containsExactly(kept.secret());
    }

    @Test
    void aNewClientWithAKeyNeedsNone() {
        assertThat(registerClient.register(SHOP, settings(List.of(KEY)), ANYTHING))
                .isInstanceOf(Registration.Kept.class);
        assertThat(registry.find(SHOP).orElseThrow().secrets()).isEmpty();
    }

    @Test
    void aChangeKeepsTheSecrets() {
        Secret secret = withSecret(registerClient.register(SHOP, settings(List.of()), ANYTHING))
                .secret();
        Policy policy = PolicyText.read("n\tshop").orElseThrow();

        registerClient.register(SHOP, new ClientSettings(List.of(), policy, true, Instant.EPOCH), ANYTHING);

        assertThat(registry.find(SHOP))
                .contains(new Client(SHOP, List.of(secret), List.of(), policy, true, Instant.EPOCH));
    }

    @Test
    void anUnusableKeyIsRefused() {
        assertThat(registerClient.register(SHOP, settings(List.of(KEY, new ClientKey("unusable"))), ANYTHING))
                .isEqualTo(new Registration.KeyUnusable());
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void aPolicyNamesADestinationThatThereIs() {
        assertThat(registerClient.register(SHOP, sendingTo("nowhere"), ANYTHING))
                .isEqualTo(new Registration.DestinationUnknown());
        assertThat(registry.list()).isEmpty();

        assertThat(registerClient.register(SHOP, sendingTo("shop"), ANYTHING))
                .isInstanceOf(Registration.KeptWithSecret.class);
    }

    @Test
    void whoSendsToADestinationIsFound() {
        registerClient.register(SHOP, sendingTo("shop"), ANYTHING);
        registerClient.register(new ClientId("web"), settings(List.of()), ANYTHING);

        assertThat(new FindSenders(list).sendingTo(new PolicyDestination("shop")))
                .containsExactly(SHOP);
        assertThat(new FindSenders(list).sendingTo(new PolicyDestination("bank")))
                .isEmpty();
    }

    private static ClientSettings sendingTo(String destination) {
        Policy policy = Policy.UNRESTRICTED.withDestination(new PolicyDestination(destination));
        return new ClientSettings(List.of(), policy, false, Instant.MAX);
    }

    @Test
    void rotationKeepsTheFormerSecretForAWhile() {
        Secret first = withSecret(registerClient.register(SHOP, settings(List.of()), ANYTHING))
                .secret();
        Secret second = withSecret(rotate.rotate(SHOP, ANYTHING)).secret();
        assertThat(registry.find(SHOP).orElseThrow().secrets()).containsExactly(second, first);

        Secret third = withSecret(rotate.rotate(SHOP, ANYTHING)).secret();
        assertThat(registry.find(SHOP).orElseThrow().secrets()).containsExactly(third, second);
    }

    @Test
    void aConfiguredClientIsNotChanged() {
        assertThat(registerClient.register(ClientId.DEFAULT, settings(List.of()), ANYTHING))
                .isEqualTo(new Registration.Configured());
        assertThat(rotate.rotate(ClientId.DEFAULT, ANYTHING)).isEqualTo(new Registration.Configured());
        assertThat(remove.remove(ClientId.DEFAULT, ANYTHING)).isEqualTo(Removal.CONFIGURED);
        assertThat(read.read(ClientId.DEFAULT)).contains(new KnownClient(DEFAULT, true));
    }

    @Test
    void anUnknownClientIsNeitherRotatedNorRemoved() {
        assertThat(rotate.rotate(SHOP, ANYTHING)).isEqualTo(new Registration.Unknown());
        assertThat(remove.remove(SHOP, ANYTHING)).isEqualTo(Removal.UNKNOWN);
        assertThat(read.read(SHOP)).isEmpty();
    }

    @Test
    void aRemovedClientIsGone() {
        registerClient.register(SHOP, settings(List.of()), ANYTHING);

        assertThat(remove.remove(SHOP, ANYTHING)).isEqualTo(Removal.REMOVED);
        assertThat(read.read(SHOP)).isEmpty();
    }

    @Test
    void configuredClientsAreListedBeforeRegisteredOnes() {
        registerClient.register(SHOP, settings(List.of()), ANYTHING);
        registry.add(new Client(ClientId.DEFAULT, new Secret("shadowed")));

        assertThat(list.list())
                .extracting(known -> known.client().id(), KnownClient::configured)
                .containsExactly(tuple(ClientId.DEFAULT, true), tuple(SHOP, false));
    }

    private static ClientSettings settings(List<ClientKey> keys) {
        return new ClientSettings(keys, Policy.UNRESTRICTED, false, Instant.MAX);
    }

    private static Registration.KeptWithSecret withSecret(Registration registration) {
        if (registration instanceof Registration.KeptWithSecret kept) return kept;
        throw new AssertionError(registration + " (expected: KeptWithSecret)");
    }
}
