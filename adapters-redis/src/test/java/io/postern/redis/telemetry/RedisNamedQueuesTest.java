package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.destinations.model.DestinationName;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.port.NamedQueues;
import io.postern.testkit.Eventually;
import io.postern.testkit.Unique;
import io.postern.testkit.telemetry.Appends;
import io.postern.testkit.telemetry.NamedQueuesContract;
import io.postern.testkit.telemetry.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisNamedQueuesTest implements NamedQueuesContract {

    private static final Clock CLOCK = Clock.systemUTC();

    private final RedisServer redis;
    private final RedisServer other;
    private final IdentityHashMap<NamedQueues, Function<RedisServer, NamedQueues>> made = new IdentityHashMap<>();

    RedisNamedQueuesTest(Setup setup) {
        this.redis = setup.server();
        this.other = setup.replica();
    }

    @Override
    public Office office() {
        String name = Unique.name("queues");
        Function<RedisServer, NamedQueues> queues = server -> queues(server, name);
        NamedQueues first = queues.apply(redis);
        made.put(first, queues);
        return new Office(
                first,
                new RedisReceipts(
                        redis.connection(),
                        List.of(metrics(name), logs(name)),
                        TestQueues.SEAL,
                        Duration.ofHours(1),
                        CLOCK,
                        register(redis, name)::known));
    }

    @Override
    public NamedQueues replicaOf(NamedQueues queues) {
        Function<RedisServer, NamedQueues> replica = made.get(queues);
        if (replica == null) throw new IllegalArgumentException("queues: unknown (expected: some from here)");
        return replica.apply(other);
    }

    @Override
    public Instant now() {
        return CLOCK.instant();
    }

    @Test
    void theKeysOfADestinationNameItBehindThePartition() {
        QueueName shop = new QueueName("logs", 1).of(new DestinationName("shop-1"));

        assertThat(text(shop.keys(32))).isEqualTo("postern:{logs@shop-1}:stream");
        assertThat(text(shop.keys(33))).isEqualTo("postern:{logs-1@shop-1}:stream");
        assertThat(text(QueueName.LOGS.of(DestinationName.DEFAULT).keys(33))).isEqualTo("postern:{logs-1}:stream");
        assertThat(shop.has(35)).isTrue();
        assertThat(shop.has(36)).isFalse();
    }

    @Test
    void aReceiptOpensUnderItsOwnDestinationAlone() {
        ReceiptAddress address = ReceiptAddress.of(1, new EntryId(1_777_636_800_000L, 5), 2, 3);
        ReceiptId receipt = TestQueues.SEAL.under(SHOP).seal(address, ClientId.DEFAULT);

        assertThat(TestQueues.SEAL.under(SHOP).open(receipt, ClientId.DEFAULT)).contains(address);
        assertThat(TestQueues.SEAL.under(BANK).open(receipt, ClientId.DEFAULT)).isEmpty();
        assertThat(TestQueues.SEAL.open(receipt, ClientId.DEFAULT)).isEmpty();
        assertThat(TestQueues.SEAL.under(SHOP).open(receipt, new ClientId("other")))
                .isEmpty();
    }

    @Test
    void theRegisterIsBoundedAndForgetsOnlyWhatIsOld() {
        DestinationRegister register = register(redis, Unique.name("queues"));
        for (int i = 0; i < NamedQueues.DESTINATIONS_MAX; i++)
            assertThat(register.note(new DestinationName("number-" + i)).join()).isTrue();

        assertThat(register.note(SHOP).join()).isFalse();
        assertThat(register.note(new DestinationName("number-7")).join()).isTrue();
        register.forgetIfOld(new DestinationName("number-7"));
        assertThat(register.waiting())
                .hasSize(NamedQueues.DESTINATIONS_MAX)
                .contains(new DestinationName("number-7"))
                .doesNotContain(SHOP);
    }

    @Test
    void beyondTheBoundAReplicaFindsNoFurtherQueues() {
        NamedQueues queues = queues(redis, Unique.name("queues"));
        for (int i = 0; i < NamedQueues.DESTINATIONS_MAX; i++)
            assertThat(queues.find(new DestinationName("number-" + i), CloudWatchApi.LOGS))
                    .isPresent();

        assertThat(queues.find(SHOP, CloudWatchApi.LOGS)).isEmpty();
        assertThat(queues.find(new DestinationName("number-0"), CloudWatchApi.METRICS))
                .isPresent();
    }

    @Test
    void aQueueWhoseNoteWasLostIsNotedAgain() {
        String name = Unique.name("queues");
        NamedQueues queues = queues(redis, name);
        Appends.append(queues.find(SHOP, CloudWatchApi.LOGS).orElseThrow(), Samples.logs(now(), "waits"));
        redis.connection().call("lose the notes", commands -> commands.del(QueueKeys.key(name, "waiting")));
        assertThat(register(redis, name).waiting()).isEmpty();

        assertThat(queues.depths())
                .hasEntrySatisfying(
                        SHOP, depth -> assertThat(depth.sum().submissions()).isEqualTo(1));
        Eventually.passes(
                Duration.ofSeconds(10),
                () -> assertThat(register(redis, name).waiting()).containsExactly(SHOP));
    }

    private static NamedQueues queues(RedisServer server, String name) {
        return new RedisNamedQueues(
                server,
                register(server, name),
                metrics(name),
                logs(name),
                TestQueues.small(TestQueues.tight()),
                TestQueues.SEAL,
                CLOCK);
    }

    private static DestinationRegister register(RedisServer server, String name) {
        return new DestinationRegister(server.connection(), name, Duration.ofHours(1));
    }

    private static QueueName metrics(String name) {
        return new QueueName(name + "-metrics", 0);
    }

    private static QueueName logs(String name) {
        return new QueueName(name + "-logs", 1);
    }

    private static String text(QueueKeys keys) {
        return Ascii.text(keys.stream());
    }
}
