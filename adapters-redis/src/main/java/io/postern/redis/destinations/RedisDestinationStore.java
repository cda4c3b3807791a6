package io.postern.redis.destinations;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.ScriptOutputType;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Keeping;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Destinations that all replicas share, in one hash; what is in it is sealed before it comes here. */
final class RedisDestinationStore implements DestinationStore {

    private static final RedisScript ADD = RedisScript.beside(RedisDestinationStore.class, "add.lua");
    private static final RedisScript EXCHANGE = RedisScript.beside(RedisDestinationStore.class, "exchange.lua");
    private static final byte[] NOTHING = {};

    private final RedisConnection redis;
    private final byte[] key;

    /** The destinations of that name. */
    RedisDestinationStore(RedisConnection redis, String name) {
        this.redis = redis;
        this.key = ("postern:" + name).getBytes(UTF_8);
    }

    @Override
    public Optional<SealedDestination> find(DestinationName name) {
        byte @Nullable [] kept =
                redis.<byte @Nullable []>call("find a destination", commands -> commands.hget(key, field(name)));
        return Optional.ofNullable(kept).map(found -> SealedText.read(name, new String(found, US_ASCII)));
    }

    @Override
    public List<SealedDestination> list() {
        Map<byte[], byte[]> all = redis.call("list destinations", commands -> commands.hgetall(key));
        return all.entrySet().stream()
                .map(entry -> SealedText.read(
                        new DestinationName(new String(entry.getKey(), US_ASCII)),
                        new String(entry.getValue(), US_ASCII)))
                .sorted(Comparator.comparing(SealedDestination::name))
                .toList();
    }

    @Override
    public Keeping add(SealedDestination destination) {
        byte[] most = Integer.toString(DESTINATIONS_MAX).getBytes(US_ASCII);
        long answer = run("add a destination", ADD, most, field(destination.name()), text(destination));
        return answer == 1 ? Keeping.KEPT : answer == 0 ? Keeping.FULL : Keeping.NAME_TAKEN;
    }

    @Override
    public boolean replace(SealedDestination before, SealedDestination after) {
        return run("replace a destination", EXCHANGE, field(before.name()), text(before), text(after)) == 1;
    }

    @Override
    public boolean remove(SealedDestination destination) {
        return run("remove a destination", EXCHANGE, field(destination.name()), text(destination), NOTHING) == 1;
    }

    private long run(String what, RedisScript script, byte[]... arguments) {
        byte[][] keys = {key};
        return redis.<Long>call(
                what, commands -> script.<Long>run(commands, ScriptOutputType.INTEGER, keys, arguments));
    }

    private static byte[] field(DestinationName name) {
        return name.value().getBytes(US_ASCII);
    }

    private static byte[] text(SealedDestination destination) {
        return SealedText.of(destination).getBytes(US_ASCII);
    }
}
