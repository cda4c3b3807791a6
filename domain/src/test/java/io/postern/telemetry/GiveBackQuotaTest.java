package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.telemetry.model.Acceptance;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.Submission;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GiveBackQuotaTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:20Z");
    private static final Quota HUNDRED = new Quota(100, Long.MAX_VALUE, Long.MAX_VALUE);

    private final AskedQuotas quotas = new AskedQuotas();
    private final KeepQuota keepQuota = new KeepQuota(quotas);

    @Test
    void whatIsGivenBackIsThereForTheNext() {
        KeepQuota.Charge.Taken charge = charge(logs(100, NOW), HUNDRED);
        assertThat(take(logs(1, NOW), HUNDRED)).isPresent();

        charge.giveBack();

        assertTaken(take(logs(100, NOW), HUNDRED));
        assertThat(take(logs(1, NOW), HUNDRED)).isPresent();
    }

    @Test
    void whatIsGivenBackIsThereForOtherReplicasToo() {
        KeepQuota replica = new KeepQuota(quotas);
        charge(logs(100, NOW), HUNDRED).giveBack();

        // One record, a hundredth, stays with the first for its next sender.
        assertThat(replica.take(logs(99, NOW), HUNDRED).toCompletableFuture().join())
                .isInstanceOf(KeepQuota.Charge.Taken.class);
    }

    @Test
    void whatIsGivenBackOfAMinuteThatIsOverIsNothing() {
        KeepQuota.Charge.Taken charge = charge(logs(100, NOW), HUNDRED);
        assertTaken(take(logs(100, NOW.plusSeconds(40)), HUNDRED));

        charge.giveBack();

        assertThat(take(logs(1, NOW.plusSeconds(40)), HUNDRED)).isPresent();
    }

    @Test
    void whatWasNotCountedIsNotGivenBack() {
        quotas.broken = true;
        KeepQuota.Charge.Taken uncounted = charge(logs(50, NOW), HUNDRED);
        quotas.broken = false;
        assertTaken(take(logs(100, NOW.plusSeconds(1)), HUNDRED));

        uncounted.giveBack();

        assertThat(take(logs(1, NOW.plusSeconds(1)), HUNDRED)).isPresent();
    }

    @Test
    void givingBackMindsNoOutage() {
        KeepQuota.Charge.Taken charge = charge(logs(100, NOW), HUNDRED);
        quotas.broken = true;

        assertThatCode(charge::giveBack).doesNotThrowAnyException();
    }

    private KeepQuota.Charge.Taken charge(Submission submission, Quota quota) {
        KeepQuota.Charge charge =
                keepQuota.take(submission, quota).toCompletableFuture().join();
        if (charge instanceof KeepQuota.Charge.Taken taken) return taken;
        throw new AssertionError(charge + " (expected: taken)");
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
}
