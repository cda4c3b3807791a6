package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.XAddArgs;
import io.postern.destinations.model.DestinationName;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterPage;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeadLetters;
import io.postern.testkit.MovableClock;
import io.postern.testkit.Unique;
import io.postern.testkit.telemetry.DeadLetterSearchContract;
import io.postern.testkit.telemetry.DeadLettersContract;
import io.postern.testkit.telemetry.Letters;
import io.postern.testkit.telemetry.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisDeadLettersTest implements DeadLettersContract, DeadLetterSearchContract {

    private final RedisServer redis;

    // At the real time, which Redis stamps letters with.
    private final MovableClock clock = MovableClock.at(Instant.now());
    private final String name = Unique.name("dead-letters");

    RedisDeadLettersTest(Setup setup) {
        this.redis = setup.server();
    }

    @Override
    public DeadLetters letters(int lettersMax) {
        return letters(lettersMax, 100);
    }

    @Override
    public DeadLetters letters(int lettersMax, int destinationPercent) {
        return letters(Unique.name("dead-letters"), lettersMax, 10_000_000, destinationPercent);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void pass(Duration time) {
        clock.advance(time);
    }

    @Test
    void onlyWhatIsOldExpires() {
        DeadLetters letters = letters(name, 10, 1_000_000);
        write(now().minus(KEEP).minusSeconds(1), Letters.letter("old", now()));
        DeadLetter young = Letters.letter("young", now());
        write(now().minus(KEEP).plusSeconds(60), young);

        assertThat(letters.expire()).isEqualTo(1);

        assertThat(Letters.newest(letters, 10)).containsExactly(young);
    }

    @Test
    void aSearchAlsoEndsAtItsBytes() {
        DeadLetters letters = letters(name, 100, 100_000_000);
        for (int i = 0; i < 12; i++) letters.add(List.of(Letters.letter("x".repeat(1_000_000), now())));

        DeadLetterPage page = letters.find(DeadLetterFilter.ANY, "", 100);
        DeadLetterPage rest = letters.find(DeadLetterFilter.ANY, page.next(), 100);

        // Not the letters themselves: a failure would print them.
        assertThat(page.letters().size()).isBetween(8, 10);
        assertThat(rest.letters().size()).isEqualTo(12 - page.letters().size());
    }

    @Test
    void whatIsForgottenOrExpiredTakesNoMoreBytes() {
        DeadLetters letters = letters(name, 10, 1_000_000);
        letters.add(List.of(Letters.letter("x".repeat(400_000), now()), Letters.letter("x".repeat(400_000), now())));

        letters.remove(List.of(
                letters.find(DeadLetterFilter.ANY, "", 1).letters().getFirst().id()));
        assertThat(letters.add(List.of(Letters.letter("x".repeat(400_000), now()))))
                .isZero();
        pass(KEEP.plusMinutes(1));
        assertThat(letters.expire()).isEqualTo(2);

        assertThat(letters.add(List.of(
                        Letters.letter("x".repeat(400_000), now()), Letters.letter("x".repeat(400_000), now()))))
                .isZero();
    }

    @Test
    void oneDestinationsBytesPushOutItsOwnLettersAndNoOthers() {
        DeadLetters letters = letters(name, 100, 1_000_000, 50);
        DeadLetter quiet = Letters.letter("quiet", now());
        letters.add(List.of(quiet));

        int gone = 0;
        for (int i = 0; i < 8; i++) gone += letters.add(List.of(large("loud")));

        assertThat(gone).isEqualTo(4);
        assertThat(letters.count()).isEqualTo(5);
        assertThat(Letters.newest(letters, 10).getLast()).isEqualTo(quiet);
    }

    @Test
    void whatAnOlderReplicaWroteOrTookOutIsNotInTheWay() {
        DeadLetters letters = letters(name, 3, 1_000_000, 50);
        letters.add(List.of(Letters.letter("one", now()), Letters.letter("two", now())));
        redis.connection().call("take out", commands -> commands.xtrim(QueueKeys.key(name, "stream"), 0));
        byte[] older = DeadLetterCodec.write(Letters.letter("older", now()));
        redis.connection()
                .call("add", commands -> commands.xadd(QueueKeys.key(name, "stream"), Map.of(Ascii.of("l"), older)));

        assertThat(letters.add(List.of(Letters.letter("three", now()), Letters.letter("four", now()))))
                .isZero();

        assertThat(letters.count()).isEqualTo(3);
        assertThat(letters.add(List.of(Letters.letter("five", now())))).isEqualTo(1);
        assertThat(letters.count()).isEqualTo(3);
    }

    private DeadLetter large(String destination) {
        Submission remains = Samples.sentTo(new DestinationName(destination), Samples.logs(now(), "x".repeat(200_000)));
        return Letters.letter(remains, DeathCause.REFUSED, "no", now());
    }

    private DeadLetters letters(String under, int lettersMax, long bytesMax) {
        return letters(under, lettersMax, bytesMax, 100);
    }

    private DeadLetters letters(String under, int lettersMax, long bytesMax, int destinationPercent) {
        return new RedisDeadLetters(
                redis.connection(),
                under,
                new RedisDeadLettersConfig(lettersMax, bytesMax, destinationPercent, KEEP),
                clock);
    }

    private void write(Instant at, DeadLetter letter) {
        redis.connection()
                .call(
                        "add",
                        commands -> commands.xadd(
                                QueueKeys.key(name, "stream"),
                                new XAddArgs().id(at.toEpochMilli() + "-0"),
                                Map.of(Ascii.of("l"), DeadLetterCodec.write(letter))));
    }
}
