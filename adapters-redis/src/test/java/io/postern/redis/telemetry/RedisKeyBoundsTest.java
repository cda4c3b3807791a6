package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.access.model.Weight;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Unique;
import io.postern.testkit.telemetry.Appends;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes when more idempotency keys come than a partition may remember: five, three of them of one client. */
@ParameterizedClass
@EnumSource
final class RedisKeyBoundsTest {

    private static final ClientId FIRST = new ClientId("first");
    private static final ClientId SECOND = new ClientId("second");
    private static final ClientId THIRD = new ClientId("third");

    private final RedisServer redis;
    private final String name = Unique.name("queue");
    private final DeliveryQueue queue;

    RedisKeyBoundsTest(Setup setup) {
        this.redis = setup.server();
        this.queue = new RedisDeliveryQueue(
                redis, new QueueName(name, 0), TestQueues.ofFiveKeys(), TestQueues.SEAL, Clock.systemUTC());
    }

    @Test
    void atTheBoundOverAllTheOldestOfTheSameClientIsForgotten() {
        useKeys(FIRST, 3);

        useKeys(SECOND, 4);

        assertThat(known(FIRST)).hasSize(3);
        assertThat(known(SECOND)).hasSize(2).contains(3);
        assertThat(kept()).isEqualTo(5);
    }

    @Test
    void whoHasNoneTakesThePlaceOfTheOldestOfAll() {
        useKeys(FIRST, 3);
        useKeys(SECOND, 2);

        useKeys(THIRD, 1);

        // Which of both had the oldest is open: all may have come in the same millisecond.
        assertThat(known(FIRST).size() + known(SECOND).size()).isEqualTo(4);
        assertThat(known(THIRD)).hasSize(1);
        assertThat(kept()).isEqualTo(5);
    }

    @Test
    void whatWentForAnotherComesBackAndTheBoundHolds() {
        useKeys(FIRST, 3);
        useKeys(SECOND, 2);
        useKeys(THIRD, 1);

        useKeys(FIRST, 20);

        assertThat(known(FIRST)).contains(19);
        assertThat(kept()).isEqualTo(5);
    }

    private void useKeys(ClientId client, int many) {
        for (int i = 0; i < many; i++)
            assertThat(queue.append(TestClients.logs(client, 1), Weight.UNSAID, key(i))
                            .toCompletableFuture()
                            .join())
                    .isInstanceOf(Appended.Stored.class);
    }

    private List<Integer> known(ClientId client) {
        return IntStream.range(0, 20)
                .filter(i -> Appends.recall(queue, key(i).key(), "print", TestClients.logs(client, 1))
                        .isPresent())
                .boxed()
                .toList();
    }

    /** How many the partition keeps, which must be as many as it has times for. */
    private long kept() {
        QueueKeys keys = QueueKeys.partition(name, 0);
        long times = redis.connection().call("zcard", commands -> commands.zcard(keys.onceTimes()));
        long kept = redis.connection().call("hlen", commands -> commands.hlen(keys.onceKeys()));
        assertThat(kept).isEqualTo(times);
        return kept;
    }

    private static Idempotency.Keyed key(int number) {
        return new Idempotency.Keyed("key-" + number, "print");
    }
}
