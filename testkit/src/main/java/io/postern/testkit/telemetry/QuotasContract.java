package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.telemetry.model.QuotaRule;
import io.postern.telemetry.model.Share;
import io.postern.telemetry.model.Usage;
import io.postern.telemetry.port.Quotas;
import io.postern.testkit.AtOnce;
import io.postern.testkit.Unique;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link Quotas} promises. */
public interface QuotasContract {

    long NOW = 29_627_000;

    /** The counts under test; the same ones throughout a test. */
    Quotas quotas();

    /** The same as another replica sees them; an adapter that lives in one process gives the same ones. */
    default Quotas replica() {
        return quotas();
    }

    @Test
    default void whatIsWantedIsGrantedWhileThereIsRoom() {
        ClientId client = client();

        assertThat(take(quotas(), client, NOW, 1, 40)).isEqualTo(new Share.Granted(new Usage(40, 400)));
        assertThat(take(replica(), client, NOW, 1, 40)).isEqualTo(new Share.Granted(new Usage(40, 400)));
    }

    @Test
    default void theRestIsGrantedIfItIsEnough() {
        ClientId client = client();
        take(quotas(), client, NOW, 1, 95);

        assertThat(take(replica(), client, NOW, 5, 40)).isEqualTo(new Share.Granted(new Usage(5, 50)));
    }

    @Test
    default void whatIsNotEnoughIsNotGrantedAndNotCounted() {
        ClientId client = client();
        take(quotas(), client, NOW, 1, 95);

        assertThat(take(quotas(), client, NOW, 6, 6)).isEqualTo(new Share.Exceeded(QuotaRule.RECORDS_PER_MINUTE));
        assertThat(take(quotas(), client, NOW, 5, 5)).isEqualTo(new Share.Granted(new Usage(5, 50)));
    }

    @Test
    default void bytesHaveARuleOfTheirOwn() {
        Quota quota = new Quota(Long.MAX_VALUE, 100, Long.MAX_VALUE);

        Share share = quotas().take(client(), NOW, quota, new Usage(0, 101), new Usage(0, 101))
                .toCompletableFuture()
                .join();

        assertThat(share).isEqualTo(new Share.Exceeded(QuotaRule.BYTES_PER_MINUTE));
    }

    @Test
    default void aMinuteBeginsAnew() {
        ClientId client = client();
        take(quotas(), client, NOW, 1, 100);

        assertThat(take(quotas(), client, NOW + 1, 1, 100)).isEqualTo(new Share.Granted(new Usage(100, 1000)));
    }

    @Test
    default void clientsDoNotTouch() {
        take(quotas(), client(), NOW, 1, 100);

        assertThat(take(quotas(), client(), NOW, 1, 100)).isEqualTo(new Share.Granted(new Usage(100, 1000)));
    }

    @Test
    default void ofManyAtOnceNoMoreIsGrantedThanThereIs() {
        ClientId client = client();
        Quotas quotas = quotas();

        List<Share> shares = AtOnce.run(40, () -> take(quotas, client, NOW, 3, 7));

        long granted = shares.stream()
                .mapToLong(share -> share instanceof Share.Granted(Usage usage) ? usage.records() : 0)
                .sum();
        assertThat(granted).isBetween(98L, 100L);
    }

    @Test
    default void whatIsGivenBackCanBeTakenAgain() {
        ClientId client = client();
        take(quotas(), client, NOW, 1, 100);

        giveBack(replica(), client, NOW, 30);

        assertThat(take(quotas(), client, NOW, 31, 31)).isEqualTo(new Share.Exceeded(QuotaRule.RECORDS_PER_MINUTE));
        assertThat(take(quotas(), client, NOW, 1, 100)).isEqualTo(new Share.Granted(new Usage(30, 300)));
    }

    @Test
    default void noMoreIsGivenBackThanWasTaken() {
        ClientId client = client();
        take(quotas(), client, NOW, 1, 40);

        giveBack(quotas(), client, NOW, 90);

        assertThat(take(quotas(), client, NOW, 1, 200)).isEqualTo(new Share.Granted(new Usage(100, 1000)));
    }

    @Test
    default void whatIsGivenBackIsNobodyElses() {
        ClientId client = client();
        take(quotas(), client, NOW, 1, 100);

        giveBack(quotas(), client(), NOW, 100);
        giveBack(quotas(), client, NOW - 1, 100);

        assertThat(take(quotas(), client, NOW, 1, 1)).isEqualTo(new Share.Exceeded(QuotaRule.RECORDS_PER_MINUTE));
    }

    @Test
    default void seriesAreAddedUntilThereAreTooMany() {
        ClientId client = client();

        assertThat(add(quotas(), client, NOW, 0, 60)).isTrue();
        assertThat(add(replica(), client, NOW, 60, 90)).isTrue();
        assertThat(add(quotas(), client, NOW, 90, 190)).isFalse();
    }

    @Test
    default void knownSeriesAreAlwaysAllowed() {
        ClientId client = client();
        add(quotas(), client, NOW, 0, 95);
        add(quotas(), client, NOW, 95, 195);

        assertThat(add(replica(), client, NOW, 0, 95)).isTrue();
    }

    @Test
    default void whatIsRefusedIsNotAdded() {
        ClientId client = client();
        add(quotas(), client, NOW, 0, 50);
        add(quotas(), client, NOW, 50, 250);

        assertThat(add(quotas(), client, NOW, 50, 250)).isFalse();
        assertThat(add(quotas(), client, NOW, 50, 80)).isTrue();
    }

    @Test
    default void aDayBeginsAnew() {
        ClientId client = client();
        add(quotas(), client, NOW, 0, 95);

        assertThat(add(quotas(), client, NOW + 1, 1000, 1095)).isTrue();
    }

    @Test
    default void aLargeSubmissionsSeriesAreCountedToo() {
        Quota quota = new Quota(1, 1, 100_000);
        Set<Long> series = LongStream.range(0, 5000).boxed().collect(Collectors.toSet());

        assertThat(quotas().addSeries(client(), NOW, quota, series)
                        .toCompletableFuture()
                        .join())
                .isTrue();
    }

    private static Share take(Quotas quotas, ClientId client, long minute, long needed, long wanted) {
        return quotas.take(
                        client,
                        minute,
                        new Quota(100, 1000, 100),
                        new Usage(needed, needed * 10),
                        new Usage(wanted, wanted * 10))
                .toCompletableFuture()
                .join();
    }

    private static void giveBack(Quotas quotas, ClientId client, long minute, long records) {
        quotas.giveBack(client, minute, new Usage(records, records * 10))
                .toCompletableFuture()
                .join();
    }

    private static boolean add(Quotas quotas, ClientId client, long day, long from, long to) {
        Set<Long> series = LongStream.range(from, to).boxed().collect(Collectors.toSet());
        return quotas.addSeries(client, day, new Quota(100, 1000, 100), series)
                .toCompletableFuture()
                .join();
    }

    private static ClientId client() {
        return new ClientId(Unique.name("client"));
    }
}
