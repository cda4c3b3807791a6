package io.postern.access.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.postern.shared.Secret;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClientTest {

    private static final ClientId ID = new ClientId("shop");
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    @Test
    void aClientIsLetInUntilItExpires() {
        assertThat(client(false, NOW.plusNanos(1)).denialAt(NOW)).isEmpty();
        assertThat(client(false, NOW).denialAt(NOW)).contains(Denial.CLIENT_EXPIRED);
        assertThat(client(false, Instant.MAX).denialAt(NOW)).isEmpty();
    }

    @Test
    void aSuspendedClientIsNot() {
        assertThat(client(true, Instant.MAX).denialAt(NOW)).contains(Denial.CLIENT_SUSPENDED);
    }

    @Test
    void rotationKeepsTheNewestOfTheOldSecrets() {
        Client once = client(false, Instant.MAX).rotatedTo(new Secret("2"));
        Client twice = once.rotatedTo(new Secret("3"));

        assertThat(once.secrets()).containsExactly(new Secret("2"), new Secret("1"));
        assertThat(twice.secrets()).containsExactly(new Secret("3"), new Secret("2"));
    }

    @Test
    void theBoundsAreKept() {
        Secret secret = new Secret("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client(Collections.nCopies(3, secret), List.of(), Policy.UNRESTRICTED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client(List.of(), Collections.nCopies(5, new ClientKey("{}")), Policy.UNRESTRICTED));
    }

    @Test
    void aPolicyThatFitsNoTokenIsRefused() {
        Policy fits = PolicyText.read("n\t" + "a".repeat(500) + "\t" + "b".repeat(400) + "\t" + "c".repeat(117))
                .orElseThrow();
        assertThat(PolicyText.bytes(fits)).isEqualTo(1024);
        assertThat(client(List.of(), List.of(), fits).policy()).isEqualTo(fits);

        Policy large = PolicyText.read("n\t" + "a".repeat(500) + "\t" + "b".repeat(400) + "\t" + "c".repeat(118))
                .orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client(List.of(), List.of(), large))
                .withMessage("policy: 1025 bytes (expected: at most 1024, so that it fits an access token)");
    }

    @Test
    void twoConfiguredClientsShareNeitherIdNorSecret() {
        Client shop = new Client(ID, new Secret("one"));
        Client bank = new Client(new ClientId("bank"), new Secret("one"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfiguredClients(List.of(shop, bank), List.of()))
                .withMessage("clients: shop and bank have the same secret (expected: all secrets differ)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfiguredClients(List.of(shop, shop), List.of()))
                .withMessage("client: shop twice (expected: once)");
    }

    private static Client client(boolean suspended, Instant expiresAt) {
        return new Client(ID, List.of(new Secret("1")), List.of(), Policy.UNRESTRICTED, suspended, expiresAt);
    }

    private static Client client(List<Secret> secrets, List<ClientKey> keys, Policy policy) {
        return new Client(ID, secrets, keys, policy, false, Instant.MAX);
    }
}
