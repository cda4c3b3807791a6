package io.postern.redis.locate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.SetArgs;
import io.postern.locate.model.LiveMachine;
import io.postern.locate.port.TargetRegistry;
import io.postern.redis.RedisConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Each live machine is a key that ends with it, and a sorted set lists their hostnames by their ends, so that nobody must
 * look through the whole of Redis for them. All keys have one hash tag: one server of a cluster has them.
 *
 * <p>The two are written one after the other. What is between them when a connection breaks is mended by the machine's
 * next message; a name without a key is skipped.
 */
final class RedisTargetRegistry implements TargetRegistry {

    /** Most machines that are listed; of more, those that were heard of last. */
    static final int MACHINES_MAX = 10_000;

    private static final String MACHINE = "postern:{locate}:machine:";
    private static final byte[] HOSTNAMES = "postern:{locate}:hostnames".getBytes(UTF_8);

    private final RedisConnection redis;
    private final Clock clock;

    RedisTargetRegistry(RedisConnection redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public boolean keep(LiveMachine machine) {
        String hostname = machine.registration().hostname().text();
        // Redis refuses a time of zero, and one that has ended already must still be answered.
        long millis =
                Math.max(1, Duration.between(clock.instant(), machine.until()).toMillis());
        redis.call(
                "keep a machine",
                commands -> commands.set(key(hostname), MachineCodec.write(machine), SetArgs.Builder.px(millis)));
        redis.call(
                "list a machine",
                commands ->
                        commands.zadd(HOSTNAMES, (double) machine.until().toEpochMilli(), hostname.getBytes(UTF_8)));
        Range<Long> ended = Range.from(Range.Boundary.unbounded(), Range.Boundary.excluding(clock.millis()));
        redis.call("drop ended machines", commands -> commands.zremrangebyscore(HOSTNAMES, ended));
        return true;
    }

    @Override
    public void forget(String hostname) {
        redis.call("forget a machine", commands -> commands.del(key(hostname)));
        redis.call("forget a hostname", commands -> commands.zrem(HOSTNAMES, hostname.getBytes(UTF_8)));
    }

    @Override
    public List<LiveMachine> machines() {
        List<byte[]> hostnames = redis.call(
                "list machines",
                commands ->
                        commands.zrevrangebyscore(HOSTNAMES, Range.<Long>unbounded(), Limit.create(0, MACHINES_MAX)));
        if (hostnames.isEmpty()) return List.of();
        byte[][] keys =
                hostnames.stream().map(name -> key(new String(name, UTF_8))).toArray(byte[][]::new);
        List<KeyValue<byte[], byte[]>> values = redis.call("read machines", commands -> commands.mget(keys));
        List<LiveMachine> machines = new ArrayList<>();
        for (KeyValue<byte[], byte[]> value : values) {
            Optional<LiveMachine> machine = value.hasValue() ? MachineCodec.read(value.getValue()) : Optional.empty();
            machine.ifPresent(machines::add);
        }
        return machines;
    }

    private static byte[] key(String hostname) {
        return (MACHINE + hostname).getBytes(UTF_8);
    }
}
