package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ScriptOutputType;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Eventually;
import io.postern.testkit.telemetry.Appends;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a newer replica wrote, between replicas: it goes to one that can read it and is in nobody's way. */
@ResourceLock(ForeignFrames.LOG)
final class RedisNewerFramesReplicasTest {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @AutoClose
    private final ForeignFrames foreign = new ForeignFrames();

    @Test
    void aNewerReplicaGetsItAfterTheLease() {
        DeliveryQueue queue = foreign.hastyQueue();
        foreign.write(ForeignFrames.NEWER_FRAME);
        assertThat(queue.take(1000, Duration.ofMillis(50))).isEmpty();

        List<byte[]> claimed = new ArrayList<>();
        Eventually.holds(DEADLINE, "the newer replica gets the frame", () -> {
            claimed.addAll(foreign.claimAsAnotherReplica());
            return !claimed.isEmpty();
        });

        assertThat(claimed).containsExactly(ForeignFrames.NEWER_FRAME);
    }

    @Test
    void itOutlivesTheReplicaThatCannotReadIt() {
        foreign.write(ForeignFrames.NEWER_FRAME);
        DeliveryQueue gone = foreign.hastyQueue();
        assertThat(gone.take(1000, Duration.ofMillis(50))).isEmpty();
        DeliveryQueue next = foreign.hastyQueue();

        // Ten leases later takers that are gone and hold nothing are forgotten, with all that they hold.
        assertThat(next.take(1000, TestQueues.SHORT_LEASE.multipliedBy(12))).isEmpty();

        assertThat(foreign.frames(foreign.keys.stream())).containsExactly(ForeignFrames.NEWER_FRAME);
        assertThat(foreign.deliveries()).isGreaterThan(1);
    }

    @Test
    void newFramesBehindItAreHandedOutAtOnce() {
        DeliveryQueue queue = foreign.hastyQueue();
        for (int i = 0; i < 20; i++) foreign.write(ForeignFrames.NEWER_FRAME);
        Submission good = ForeignFrames.logs("good");
        Appends.append(queue, good);

        assertThat(ForeignFrames.submissions(queue.take(1000, Duration.ZERO))).containsExactly(good);
    }

    @Test
    void framesOfTheDeadBehindItAreHandedOutToo() {
        DeliveryQueue dying = foreign.hastyQueue();
        for (int i = 0; i < 20; i++) foreign.write(ForeignFrames.NEWER_FRAME);
        Submission good = ForeignFrames.logs("good");
        Appends.append(dying, good);
        assertThat(dying.take(1000, Duration.ZERO)).hasSize(1);
        DeliveryQueue queue = foreign.hastyQueue();

        // With room for one record a look claims one frame, and in a lease there are four looks.
        List<Claim> taken = new ArrayList<>();
        Eventually.holds(DEADLINE, "the frame of the dead is handed out", () -> {
            taken.addAll(queue.take(1, Duration.ofMillis(50)));
            return !taken.isEmpty();
        });

        assertThat(ForeignFrames.submissions(taken)).containsExactly(good);
        queue.settle(List.of(new Settlement(taken.getFirst(), List.of(), List.of())));
        assertThat(foreign.frames(foreign.keys.stream())).hasSize(20);
    }

    @Test
    void aLookEndsInTimeAndTheNextGoesOnThere() {
        Submission good = ForeignFrames.logs("good");
        // Far more claims of somebody who is alive than one look goes through, and behind them one of the dead.
        byte[] crowd = ForeignFrames.utf8("""
            redis.call('XGROUP', 'CREATE', KEYS[1], ARGV[1], '0', 'MKSTREAM')
            for _ = 1, 20000 do redis.call('XADD', KEYS[1], '*', 'r', '1', 's', '1', 'f', ARGV[2]) end
            redis.call('XREADGROUP', 'GROUP', ARGV[1], 'alive', 'STREAMS', KEYS[1], '>')
            local last = redis.call('XADD', KEYS[1], '*', 'r', '1', 's', '1', 'f', ARGV[3])
            redis.call('XREADGROUP', 'GROUP', ARGV[1], 'dead', 'STREAMS', KEYS[1], '>')
            redis.call('XCLAIM', KEYS[1], ARGV[1], 'dead', '0', last, 'IDLE', '3600000')
            return 0\
            """);
        foreign.redis
                .connection()
                .<Long>call(
                        "crowd",
                        commands -> commands.eval(
                                crowd,
                                ScriptOutputType.INTEGER,
                                new byte[][] {foreign.keys.stream()},
                                Taker.GROUP_BYTES,
                                ForeignFrames.NEWER_FRAME,
                                ForeignFrames.frame(good)));
        DeliveryQueue queue = new RedisDeliveryQueue(
                foreign.redis,
                new QueueName(foreign.name, 0),
                TestQueues.undivided(TestQueues.ample()),
                TestQueues.SEAL,
                ForeignFrames.CLOCK);

        assertThat(queue.take(1000, Duration.ZERO)).isEmpty();
        assertThat(ForeignFrames.submissions(queue.take(1000, DEADLINE))).containsExactly(good);
    }
}
