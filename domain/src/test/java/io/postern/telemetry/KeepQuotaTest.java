package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.telemetry.model.Acceptance;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.QuotaRule;
import io.postern.telemetry.model.Share;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class KeepQuotaTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:20Z");
    private static final Quota HUNDRED = new Quota(100, Long.MAX_VALUE, Long.MAX_VALUE);
    private static final Quota THOUSANDS = new Quota(10_000, Long.MAX_VALUE, Long.MAX_VALUE);

    private final AskedQuotas quotas = new AskedQuotas();
    private final KeepQuota keepQuota = new KeepQuota(quotas);

    @Test
    void asManyRecordsAsThePolicySaysAreTaken() {
        for (int i = 0; i < 100; i++) assertTaken(take(logs(1, NOW), HUNDRED));

        assertThat(take(logs(1, NOW), HUNDRED))
                .contains(new Acceptance.OverQuota(QuotaRule.RECORDS_PER_MINUTE, Duration.ofSeconds(40)));
    }

    @Test
    void theNextMinuteBeginsAnew() {
        assertTaken(take(logs(100, NOW), HUNDRED));

        assertTaken(take(logs(100, NOW.plusSeconds(40)), HUNDRED));
    }

    @Test
    void mostSubmissionsAskNobody() {
        for (int i = 0; i < 1000; i++) assertTaken(take(logs(1, NOW), THOUSANDS));

        assertThat(quotas.asked).isEqualTo(10);
    }

    @Test
    void whatIsRefusedOnceAsksNobodyEither() {
        assertTaken(take(logs(100, NOW), HUNDRED));
        for (int i = 0; i < 50; i++) assertThat(take(logs(1 + i, NOW), HUNDRED)).isPresent();

        assertThat(quotas.asked).isEqualTo(2);
    }

    @Test
    void lessThanWhatWasRefusedIsStillAskedFor() {
        assertTaken(take(logs(95, NOW), HUNDRED));
        assertThat(take(logs(50, NOW), HUNDRED)).isPresent();

        assertTaken(take(logs(5, NOW), HUNDRED));
    }

    @Test
    void aNarrowerQuotaCountsWhatItsClientSent() {
        assertTaken(take(logs(100, NOW), THOUSANDS));

        assertThat(take(logs(1, NOW), HUNDRED)).isPresent();
        assertTaken(take(logs(100, NOW), THOUSANDS));
    }

    @Test
    void bytesAreCountedAsTheyWeighInCalls() {
        Quota quota = new Quota(Long.MAX_VALUE, 400, Long.MAX_VALUE);

        assertTaken(take(logs(1, NOW), quota));
        assertTaken(take(logs(1, NOW), quota));
        assertThat(take(logs(1, NOW), quota))
                .contains(new Acceptance.OverQuota(QuotaRule.BYTES_PER_MINUTE, Duration.ofSeconds(40)));
    }

    @Test
    void furtherSeriesAreRefusedUntilTheDayIsOver() {
        Quota quota = new Quota(Long.MAX_VALUE, Long.MAX_VALUE, 2);
        assertTaken(take(metric("a", "1", NOW), quota));
        assertTaken(take(metric("a", "2", NOW), quota));

        assertThat(take(metric("a", "3", NOW), quota))
                .contains(new Acceptance.OverQuota(
                        QuotaRule.SERIES_PER_DAY,
                        Duration.ofHours(13).plusMinutes(59).plusSeconds(40)));
        assertTaken(take(metric("a", "2", NOW), quota));
        assertTaken(take(logs(1, NOW), quota));
        assertTaken(take(metric("a", "3", NOW.plus(Duration.ofHours(14))), quota));
    }

    @Test
    void knownSeriesAskNobody() {
        Quota quota = new Quota(Long.MAX_VALUE, Long.MAX_VALUE, 2);
        for (int i = 0; i < 10; i++) assertTaken(take(metric("a", "1", NOW), quota));

        assertThat(quotas.asked).isEqualTo(1);
    }

    @Test
    void ofTooManySeriesOfAllClientsThoseUnusedForLongestAreAskedAboutAgain() {
        KeepQuota narrow = new KeepQuota(quotas, 2);
        Quota quota = new Quota(Long.MAX_VALUE, Long.MAX_VALUE, 5);
        ClientId first = new ClientId("first");
        ClientId second = new ClientId("second");
        ClientId third = new ClientId("third");
        for (ClientId client : List.of(first, second, first, third)) takeSeries(narrow, client, quota);
        assertThat(quotas.asked).isEqualTo(3);

        takeSeries(narrow, third, quota);
        takeSeries(narrow, first, quota);
        assertThat(quotas.asked).isEqualTo(3);
        takeSeries(narrow, second, quota);
        assertThat(quotas.asked).isEqualTo(4);
    }

    private static void takeSeries(KeepQuota keepQuota, ClientId client, Quota quota) {
        Submission.Metrics metrics = (Submission.Metrics) metric("a", "1", NOW);
        Submission sent = new Submission.Metrics(client, NOW, metrics.namespace(), metrics.datums());
        assertThat(keepQuota.take(sent, quota).toCompletableFuture().join()).isInstanceOf(KeepQuota.Charge.Taken.class);
    }

    @Test
    void theOrderOfDimensionsMakesNoOtherSeries() {
        Quota quota = new Quota(Long.MAX_VALUE, Long.MAX_VALUE, 1);
        Dimension one = new Dimension("a", "1");
        Dimension two = new Dimension("b", "2");

        assertTaken(take(metric(List.of(one, two), NOW), quota));
        assertTaken(take(metric(List.of(two, one), NOW), quota));
        assertThat(take(metric(List.of(one), NOW), quota)).isPresent();
    }

    @Test
    void whileNothingCanBeCountedEverythingGoesOn() {
        quotas.broken = true;
        for (int i = 0; i < 500; i++) assertTaken(take(logs(1, NOW), HUNDRED));
        assertTaken(take(metric("a", "1", NOW), new Quota(Long.MAX_VALUE, Long.MAX_VALUE, 1)));

        assertThat(quotas.asked).isEqualTo(2);
    }

    @Test
    void afterASecondTheCountsAreAskedAgain() {
        quotas.broken = true;
        assertTaken(take(logs(1, NOW), HUNDRED));
        quotas.broken = false;

        assertThat(take(logs(101, NOW.plusSeconds(1)), HUNDRED)).isPresent();
    }

    @Test
    void whoComesWhileAQuestionIsUnderWayWaitsForItsAnswer() {
        quotas.held = new CompletableFuture<>();
        CompletableFuture<KeepQuota.Charge> first =
                keepQuota.take(logs(1, NOW), THOUSANDS).toCompletableFuture();
        CompletableFuture<KeepQuota.Charge> second =
                keepQuota.take(logs(1, NOW), THOUSANDS).toCompletableFuture();
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();

        quotas.held.complete(new Share.Granted(new Usage(100, 0)));

        assertThat(first.join()).isInstanceOf(KeepQuota.Charge.Taken.class);
        assertThat(second.join()).isInstanceOf(KeepQuota.Charge.Taken.class);
        assertThat(quotas.asked).isEqualTo(1);
    }

    private Optional<Acceptance.OverQuota> take(Submission submission, Quota quota) {
        return switch (keepQuota.take(submission, quota).toCompletableFuture().join()) {
            case KeepQuota.Charge.Over(Acceptance.OverQuota over) -> Optional.of(over);
            case KeepQuota.Charge.Taken _ -> Optional.empty();
        };
    }

    private static void assertTaken(Optional<Acceptance.OverQuota> over) {
        assertThat(over).isEmpty();
    }

    private static Submission logs(int records, Instant at) {
        List<LogEvent> events = Collections.nCopies(records, new LogEvent(at, "a"));
        return new Submission.Logs(ClientId.DEFAULT, at, new LogStream("shop", "web"), events);
    }

    private static Submission metric(String name, String value, Instant at) {
        return metric(List.of(new Dimension(name, value)), at);
    }

    private static Submission metric(List<Dimension> dimensions, Instant at) {
        MetricDatum datum = new MetricDatum("orders", dimensions, at, new MetricValue.Single(1), StandardUnit.NONE, 60);
        return new Submission.Metrics(ClientId.DEFAULT, at, "shop", List.of(datum));
    }
}
