package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.access.model.ClientId;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeadLetterPage;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.model.LateRecords;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.RecordNumbers;
import io.postern.telemetry.model.Redriven;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.DeliveryQueues;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RedriveDeadLettersTest {

    private final LetterBox box = new LetterBox();
    private final DeliveryQueue queue =
            new MemoryDeliveryQueue(100_000_000, Duration.ofMinutes(1), box.clock, new MemoryReceipts(100));
    private final RedriveDeadLetters redrive = over(box.letters, LateRecords.RESTAMP, LateRecords.REFUSE);
    private final AtomicInteger told = new AtomicInteger();

    /** Fails where a process would die after its records were stored. */
    private record UnforgettingLetters(DeadLetters letters) implements DeadLetters {

        @Override
        public int add(List<DeadLetter> more) {
            return letters.add(more);
        }

        @Override
        public DeadLetterPage find(DeadLetterFilter filter, String after, int max) {
            return letters.find(filter, after, max);
        }

        @Override
        public Optional<KeptLetter> find(DeadLetterId id) {
            return letters.find(id);
        }

        @Override
        public int remove(List<DeadLetterId> ids) {
            throw new PortUnavailable("dead letters", new IOException("gone"));
        }

        @Override
        public int expire() {
            return letters.expire();
        }

        @Override
        public long count() {
            return letters.count();
        }

        @Override
        public Optional<Instant> oldest() {
            return letters.oldest();
        }
    }

    @Test
    void aRedrivenLetterIsBackInTheQueueAndKeptNoLonger() {
        DeadLetter letter = box.add(DeathCause.REFUSED, "one");

        assertThat(redrive.redrive(box.newestId())).contains(true);

        assertThat(waiting()).containsExactly(letter.remains());
        assertThat(box.letters.count()).isZero();
    }

    @Test
    void aRedrivenRecordIsAcceptedAnewUnderTheReceiptOfItsSender() {
        DeadLetter letter = box.add(DeathCause.REFUSED, "one");
        box.clock.advance(Duration.ofHours(3));

        redrive.redrive(box.newestId());

        Claim claim = queue.take(10, Duration.ZERO).getFirst();
        assertThat(claim.receipt(0)).isEqualTo(letter.receipt());
        assertThat(claim.acceptedAt()).isEqualTo(box.clock.instant());
        assertThat(claim.submissions())
                .containsExactly(new QueuedSubmission(
                        acceptedNow((Submission.Logs) letter.remains()), 1, RecordNumbers.of(List.of(7))));
    }

    @Test
    void whatIsTooOldByNowIsStampedAsAtTheDoor() {
        DeadLetter letter = box.add(DeathCause.AGED_WHILE_WAITING, "one");
        box.clock.advance(Duration.ofDays(15));

        redrive.redrive(box.newestId());

        assertThat(((Submission.Logs) waiting().getFirst()).events())
                .containsExactly(new LogEvent(box.clock.instant(), "one"));
        assertThat(((Submission.Logs) letter.remains()).events().getFirst().timestamp())
                .isBefore(box.clock.instant());
    }

    @Test
    void aDatumKeepsItsTimeUnlessLateOnesAreStamped() {
        Instant diedAt = box.clock.instant();
        box.add(datumLetter(diedAt));
        box.clock.advance(Duration.ofDays(15));

        redrive.redrive(box.newestId());
        box.add(datumLetter(diedAt));
        over(box.letters, LateRecords.REFUSE, LateRecords.RESTAMP).redrive(box.newestId());

        assertThat(waiting())
                .extracting(
                        one -> ((Submission.Metrics) one).datums().getFirst().timestamp())
                .containsExactly(diedAt, box.clock.instant());
    }

    @Test
    void whoDiedBetweenStoringAndForgettingDoublesNothingWhenItIsTriedAgain() {
        box.add(DeathCause.REFUSED, "one");
        DeadLetterId id = box.newestId();
        RedriveDeadLetters dying = over(new UnforgettingLetters(box.letters), LateRecords.RESTAMP, LateRecords.REFUSE);
        assertThatThrownBy(() -> dying.redrive(id)).isInstanceOf(PortUnavailable.class);
        box.clock.advance(Duration.ofHours(3));

        assertThat(redrive.redrive(id)).contains(true);

        assertThat(queue.depth().submissions()).isEqualTo(1);
        assertThat(box.letters.count()).isZero();
    }

    @Test
    void anUnknownLetterIsToldApart() {
        assertThat(redrive.redrive(new DeadLetterId("nobody's"))).isEmpty();

        assertThat(queue.depth().submissions()).isZero();
    }

    @Test
    void onlyWhatMatchesIsRedriven() {
        DeadLetter refused = box.add(DeathCause.REFUSED, "refused");
        DeadLetter old = box.add(DeathCause.TOO_OLD, "old");

        assertThat(redrive.redrive(LetterBox.TOO_OLD, "", told::addAndGet))
                .isEqualTo(new Redriven(1, false, false, ""));

        assertThat(waiting()).containsExactly(old.remains());
        assertThat(box.kept()).containsExactly(refused);
    }

    @Test
    void aThousandAreRedrivenAtOnceAndTheRestAfterThem() {
        box.addMany(1_200);

        Redriven first = redrive.redrive(DeadLetterFilter.ANY, "", told::addAndGet);
        Redriven second = redrive.redrive(DeadLetterFilter.ANY, first.next(), told::addAndGet);

        assertThat(first.letters()).isEqualTo(1_000);
        assertThat(first.more()).isTrue();
        assertThat(first.queueFull()).isFalse();
        assertThat(second).isEqualTo(new Redriven(200, false, false, ""));
        assertThat(told).hasValue(1_200);
        assertThat(box.letters.count()).isZero();
        assertThat(queue.depth().submissions()).isEqualTo(1_200);
    }

    @Test
    void whatDiesAgainIsNotRedrivenByWhoGoesOn() {
        box.addMany(1_200);
        Redriven first = redrive.redrive(DeadLetterFilter.ANY, "", told::addAndGet);
        DeadLetter again = box.add(DeathCause.REFUSED, "dead again");

        redrive.redrive(DeadLetterFilter.ANY, first.next(), told::addAndGet);

        assertThat(box.kept()).containsExactly(again);
    }

    private RedriveDeadLetters over(DeadLetters letters, LateRecords lateEvents, LateRecords lateMetrics) {
        return new RedriveDeadLetters(letters, new DeliveryQueues(queue, queue), lateEvents, lateMetrics, box.clock);
    }

    private Submission acceptedNow(Submission.Logs logs) {
        return new Submission.Logs(
                logs.client(), box.clock.instant(), logs.destination(), logs.stream(), logs.events());
    }

    private static DeadLetter datumLetter(Instant at) {
        MetricDatum datum = new MetricDatum("orders", List.of(), at, new MetricValue.Single(1), StandardUnit.COUNT, 60);
        Submission.Metrics remains = new Submission.Metrics(ClientId.DEFAULT, at, "Shop", List.of(datum));
        return new DeadLetter(ReceiptId.at(at), 0, remains, DeathCause.AGED_WHILE_WAITING, "older than 14 days", at);
    }

    private List<Submission> waiting() {
        return queue.take(10_000, Duration.ZERO).stream()
                .flatMap(claim -> claim.submissions().stream())
                .map(QueuedSubmission::submission)
                .toList();
    }
}
