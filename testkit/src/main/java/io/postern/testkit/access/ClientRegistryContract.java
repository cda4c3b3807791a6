package io.postern.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Addition;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientKey;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyText;
import io.postern.access.port.ClientRegistry;
import io.postern.shared.Secret;
import io.postern.testkit.Unique;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link ClientRegistry} promises. */
public interface ClientRegistryContract {

    /** Changes that each of several makes at the same time. */
    int ROUNDS = 10;

    /** The registry under test; the same one throughout a test. */
    ClientRegistry clients();

    /** The same registry as another replica sees it; an adapter that lives in one process gives the same one. */
    default ClientRegistry replica() {
        return clients();
    }

    @Test
    default void whatIsKeptIsFoundEqual() {
        Client client = client();
        assertThat(clients().add(client)).isEqualTo(Addition.ADDED);

        assertThat(clients().find(client.id())).contains(client);
        assertThat(replica().find(client.id())).contains(client);
    }

    @Test
    default void aClientWithoutAnythingIsFoundEqualToo() {
        Client bare = new Client(id(), List.of(), List.of(), Policy.UNRESTRICTED, true, Instant.MAX);
        clients().add(bare);

        assertThat(clients().find(bare.id())).contains(bare);
        assertThat(clients().find(bare.id()).orElseThrow().policy()).isSameAs(Policy.UNRESTRICTED);
    }

    @Test
    default void secretsMayHoldAnyText() {
        Client client = new Client(id(), new Secret("a b\tc\nd\"é😀{}"));
        clients().add(client);

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
        clients().add(first);

        assertThat(clients().replace(first, second)).isTrue();
        assertThat(replica().find(first.id())).contains(second);
    }

    @Test
    default void aKnownClientIsNotAddedAgain() {
        Client first = client();
        clients().add(first);

        assertThat(replica().add(first.rotatedTo(new Secret("another secret")))).isEqualTo(Addition.KNOWN);
        assertThat(clients().find(first.id())).contains(first);
    }

    @Test
    default void whatSomebodyElseChangedIsNeitherReplacedNorForgotten() {
        Client first = client();
        Client second = first.rotatedTo(new Secret("another secret"));
        clients().add(first);
        replica().replace(first, second);

        assertThat(clients().replace(first, first.rotatedTo(new Secret("a third one"))))
                .isFalse();
        assertThat(clients().remove(first)).isFalse();
        assertThat(replica().find(first.id())).contains(second);
        assertThat(clients().remove(second)).isTrue();
        assertThat(replica().find(first.id())).isEmpty();
    }

    @Test
    default void whatIsForgottenIsNotReplaced() {
        Client client = client();
        clients().add(client);
        clients().remove(client.id());

        assertThat(replica().replace(client, client.rotatedTo(new Secret("another secret"))))
                .isFalse();
        assertThat(clients().find(client.id())).isEmpty();
    }

    @Test
    default void ofManyChangesAtOnceEachIsMadeOfTheOneBefore() throws Exception {
        Client client = client();
        clients().add(client);
        int changers = 8;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> lost = new ArrayList<>();
            for (int i = 0; i < changers; i++) {
                ClientRegistry registry = i % 2 == 0 ? clients() : replica();
                lost.add(executor.submit(() -> prolong(registry, client.id())));
            }
            for (Future<Integer> one : lost) assertThat(one.get()).isLessThan(changers * ROUNDS);
        }

        assertThat(clients().find(client.id()).orElseThrow().expiresAt())
                .isEqualTo(client.expiresAt().plusSeconds((long) changers * ROUNDS));
    }

    @Test
    default void ofManyWhoAddTheSameClientOneDoes() throws Exception {
        Client client = client();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Addition>> additions = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ClientRegistry registry = i % 2 == 0 ? clients() : replica();
                additions.add(executor.submit(() -> registry.add(client)));
            }
            List<Addition> found = new ArrayList<>();
            for (Future<Addition> addition : additions) found.add(addition.get());
            assertThat(found).containsOnlyOnce(Addition.ADDED).doesNotContain(Addition.FULL);
        }
    }

    @Test
    default void aForgottenClientIsNotFound() {
        Client client = client();
        clients().add(client);

        assertThat(clients().remove(client.id())).isTrue();
        assertThat(replica().find(client.id())).isEmpty();
        assertThat(clients().remove(client.id())).isFalse();
    }

    @Test
    default void allAreListedById() {
        Client one = client();
        Client other = client();
        clients().add(other);
        clients().add(one);

        assertThat(replica().list()).contains(one, other).isSortedAccordingTo(Comparator.comparing(client -> client.id()
                .value()));
    }

    /** Lets the client live a second longer, some times; returns how often somebody else was faster. */
    private static int prolong(ClientRegistry registry, ClientId id) {
        int lost = 0;
        for (int done = 0; done < ROUNDS; ) {
            Client before = registry.find(id).orElseThrow();
            Instant end = before.expiresAt().plusSeconds(1);
            Client after = new Client(id, before.secrets(), before.keys(), before.policy(), before.suspended(), end);
            if (registry.replace(before, after)) done++;
            else lost++;
        }
        return lost;
    }

    private static Client client() {
        Policy policy = PolicyText.read("n\tshop\tweb/*\nd\tApp\tshop\nf\tname\tCafé\nR\t600\nT\t300\nr\tshop\nl\t*")
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
