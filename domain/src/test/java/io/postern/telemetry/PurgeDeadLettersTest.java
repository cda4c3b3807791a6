package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Purged;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PurgeDeadLettersTest {

    private final LetterBox box = new LetterBox();
    private final PurgeDeadLetters purge = new PurgeDeadLetters(box.letters);
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void aPurgedLetterIsGone() {
        DeadLetter stays = box.add(DeathCause.REFUSED, "stays");
        box.add(DeathCause.REFUSED, "goes");
        DeadLetterId id = box.newestId();

        assertThat(purge.purge(id)).isTrue();
        assertThat(purge.purge(id)).isFalse();

        assertThat(box.kept()).containsExactly(stays);
    }

    @Test
    void onlyWhatMatchesIsPurged() {
        DeadLetter stays = box.add(DeathCause.REFUSED, "stays");
        box.add(DeathCause.TOO_OLD, "goes");

        assertThat(purge.purge(LetterBox.TOO_OLD, "", told::addAndGet)).isEqualTo(new Purged(1, ""));

        assertThat(box.kept()).containsExactly(stays);
    }

    @Test
    void aThousandArePurgedAtOnceAndTheRestAfterThem() {
        box.addMany(1_200);

        Purged first = purge.purge(DeadLetterFilter.ANY, "", told::addAndGet);

        assertThat(first.letters()).isEqualTo(1_000);
        assertThat(purge.purge(DeadLetterFilter.ANY, first.next(), told::addAndGet))
                .isEqualTo(new Purged(200, ""));
        assertThat(told).hasValue(1_200);
        assertThat(box.letters.count()).isZero();
    }
}
