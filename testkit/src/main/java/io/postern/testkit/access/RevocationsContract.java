package io.postern.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.access.model.Revocation;
import io.postern.access.model.RevocationsSince;
import io.postern.access.model.TokenId;
import io.postern.access.port.Revocations;
import io.postern.testkit.AtOnce;
import io.postern.testkit.MovableClock;
import io.postern.testkit.Unique;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Revocations} promises. */
public interface RevocationsContract {

    /** What is under test, empty at first; the same throughout a test, with room for that many tokens. */
    Revocations revocations(int tokensMax);

    /** The same as another replica sees it; an adapter that lives in one process gives the same object. */
    Revocations replica(int tokensMax);

    /** The time as the adapter sees it. */
    MovableClock clock();

    @Test
    default void nothingIsRevokedAtFirst() {
        RevocationsSince first = revocations(10).since(Revocations.BEGINNING);

        assertThat(first.added()).isEmpty();
        assertThat(first.more()).isFalse();
    }

    @Test
    default void eachKindIsToldAsItWasAdded() {
        Revocation token = token("one");
        Revocation client = new Revocation.OfClient(new ClientId("shop"), now().minusMillis(1), soon());
        Revocation everybody = new Revocation.OfEverybody(now().minusSeconds(60), soon());
        for (Revocation each : List.of(token, client, everybody))
            assertThat(revocations(10).add(each)).isTrue();

        assertThat(all(revocations(10))).containsExactly(token, client, everybody);
    }

    @Test
    default void anyTextCanBeTheIdOfAToken() {
        Revocation odd = token("of: two\nlines, \u00fc and \0");
        revocations(10).add(odd);

        assertThat(all(revocations(10))).containsExactly(odd);
    }

    @Test
    default void anotherReplicaHearsOfIt() {
        Revocation token = token("one");
        revocations(10).add(token);

        assertThat(all(replica(10))).containsExactly(token);
    }

    @Test
    default void onlyWhatIsNewerThanTheVersionIsTold() {
        revocations(10).add(token("one"));
        long version = revocations(10).since(Revocations.BEGINNING).version();
        Revocation two = token("two");
        replica(10).add(two);

        RevocationsSince next = revocations(10).since(version);

        assertThat(next.added()).containsExactly(two);
        assertThat(revocations(10).since(next.version()).added()).isEmpty();
        assertThat(revocations(10).since(next.version()).version()).isEqualTo(next.version());
    }

    @Test
    default void aLaterInstantTakesThePlaceOfAnEarlierOne() {
        ClientId shop = new ClientId("shop");
        revocations(10).add(new Revocation.OfClient(shop, now().minusSeconds(60), soon()));
        revocations(10).add(new Revocation.OfEverybody(now().minusSeconds(60), soon()));
        Revocation client = new Revocation.OfClient(shop, now(), soon());
        Revocation everybody = new Revocation.OfEverybody(now(), soon());
        revocations(10).add(client);
        revocations(10).add(everybody);

        assertThat(all(revocations(10))).containsExactly(client, everybody);
    }

    @Test
    default void anEarlierInstantChangesNothing() {
        Revocation later = new Revocation.OfClient(new ClientId("shop"), now(), soon());
        revocations(10).add(later);

        assertThat(revocations(10).add(new Revocation.OfClient(new ClientId("shop"), now().minusSeconds(1), soon())))
                .isTrue();

        assertThat(all(revocations(10))).containsExactly(later);
    }

    @Test
    default void whatHasEndedIsNotTold() {
        revocations(10).add(new Revocation.OfToken(new TokenId("short"), now().plusSeconds(60)));
        Revocation other = new Revocation.OfToken(new TokenId("long"), now().plusSeconds(61));
        revocations(10).add(other);

        clock().advance(Duration.ofSeconds(60));

        assertThat(all(revocations(10))).containsExactly(other);
    }

    @Test
    default void atTheBoundNoFurtherTokenIsTaken() {
        for (int i = 0; i < 10; i++)
            assertThat(revocations(10).add(token("token " + i))).isTrue();

        assertThat(revocations(10).add(token("one more"))).isFalse();

        assertThat(revocations(10).add(token("token 3"))).isTrue();
        assertThat(all(revocations(10))).hasSize(10);
    }

    @Test
    default void atTheBoundClientsAndEverybodyCanBeRevoked() {
        revocations(1).add(token("one"));

        assertThat(revocations(1).add(new Revocation.OfClient(new ClientId("shop"), now(), soon())))
                .isTrue();
        assertThat(revocations(1).add(new Revocation.OfEverybody(now(), soon())))
                .isTrue();
    }

    @Test
    default void whatHasEndedMakesRoom() {
        revocations(1).add(new Revocation.OfToken(new TokenId("short"), now().plusSeconds(60)));

        clock().advance(Duration.ofSeconds(60));

        assertThat(revocations(1).add(token("another"))).isTrue();
        assertThat(revocations(1).add(token("one more"))).isFalse();
    }

    @Test
    default void manyAreToldInPartsAndNoneIsMissed() {
        int many = 2_500;
        List<Revocation> added = new ArrayList<>();
        for (int i = 0; i < many; i++) added.add(token(Unique.name("token")));
        for (Revocation each : added) revocations(many).add(each);

        assertThat(revocations(many).since(Revocations.BEGINNING).more()).isTrue();
        assertThat(all(revocations(many))).containsExactlyElementsOf(added);
    }

    @Test
    default void whatIsAddedAtOnceIsAllTold() {
        Revocations revocations = revocations(100);

        AtOnce.run(50, () -> revocations.add(token(Unique.name("token"))));

        assertThat(all(revocations)).hasSize(50);
    }

    private Instant now() {
        return clock().instant();
    }

    private Instant soon() {
        return now().plus(Duration.ofHours(1));
    }

    private Revocation token(String id) {
        return new Revocation.OfToken(new TokenId(id), soon());
    }

    private static List<Revocation> all(Revocations revocations) {
        List<Revocation> all = new ArrayList<>();
        long version = Revocations.BEGINNING;
        while (true) {
            RevocationsSince part = revocations.since(version);
            all.addAll(part.added());
            if (!part.more()) return all;
            assertThat(part.version()).isGreaterThan(version);
            version = part.version();
        }
    }
}
