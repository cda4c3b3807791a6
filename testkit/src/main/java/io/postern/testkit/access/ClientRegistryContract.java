package io.postern.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientKey;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyText;
import io.postern.access.port.ClientRegistry;
import io.postern.shared.Secret;
import io.postern.testkit.Unique;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ClientRegistry} promises. */
public interface ClientRegistryContract {

    /** The registry under test; the same one throughout a test. */
    ClientRegistry clients();

    /** The same registry as another replica sees it; an adapter that lives in one process gives the same one. */
    default ClientRegistry replica() {
        return clients();
    }

    @Test
    default void whatIsKeptIsFoundEqual() {
        Client client = client();
        assertThat(clients().put(client)).isTrue();

        assertThat(clients().find(client.id())).contains(client);
        assertThat(replica().find(client.id())).contains(client);
    }

    @Test
    default void aClientWithoutAnythingIsFoundEqualToo() {
        Client bare = new Client(id(), List.of(), List.of(), Policy.UNRESTRICTED, true, Instant.MAX);
        clients().put(bare);

        assertThat(clients().find(bare.id())).contains(bare);
        assertThat(clients().find(bare.id()).orElseThrow().policy()).isSameAs(Policy.UNRESTRICTED);
    }

    @Test
    default void secretsMayHoldAnyText() {
        Client client = new Client(id(), new Secret("a b\tc\nd\"é😀{}"));
        clients().put(client);

        assertThat(clients().find(client.id())).contains(client);
    }

    @Test
    default void anUnknownClientIsNotFound() {
        assertThat(clients().find(id())).isEmpty();
    }

    @Test
    default void aClientTakesThePlaceOfOneOfTheSameId() {
        Client first = client();
        Client second = first.rotatedTo(new Secret("another secret"));
        clients().put(first);
        clients().put(second);

        assertThat(replica().find(first.id())).contains(second);
    }

    @Test
    default void aForgottenClientIsNotFound() {
        Client client = client();
        clients().put(client);

        assertThat(clients().remove(client.id())).isTrue();
        assertThat(replica().find(client.id())).isEmpty();
        assertThat(clients().remove(client.id())).isFalse();
    }

    @Test
    default void allAreListedById() {
        Client one = client();
        Client other = client();
        clients().put(other);
        clients().put(one);

        assertThat(replica().list()).contains(one, other).isSortedAccordingTo(Comparator.comparing(client -> client.id()
                .value()));
    }

    private static Client client() {
        Policy policy = PolicyText.read("n\tshop\tweb/*\nd\tApp\tshop\nf\tname\tCafé\nR\t600\nT\t300")
                .orElseThrow();
        return new Client(
                id(),
                List.of(new Secret("newest"), new Secret("older")),
                List.of(new ClientKey("{\"kty\":\"OKP\"}")),
                policy,
                true,
                Instant.parse("2027-01-01T00:00:00Z"));
    }

    private static ClientId id() {
        return new ClientId(Unique.name("client"));
    }
}
