package io.postern.redis.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.ScriptOutputType;
import io.postern.access.model.EnrolledOperator;
import io.postern.access.model.Operator;
import io.postern.access.model.OperatorId;
import io.postern.access.port.OperatorRegistry;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operators that all replicas share, in one hash. */
final class RedisOperatorRegistry implements OperatorRegistry {

    private static final RedisScript ENROL = RedisScript.beside(RedisOperatorRegistry.class, "enrol.lua");

    private final RedisConnection redis;
    private final byte[] key;

    /** The operators of that name. */
    RedisOperatorRegistry(RedisConnection redis, String name) {
        this.redis = redis;
        this.key = ("postern:" + name).getBytes(UTF_8);
    }

    @Override
    public boolean add(EnrolledOperator operator) {
        byte[][] keys = {key};
        Long added = redis.call(
                "add an operator",
                commands -> ENROL.<Long>run(
                        commands,
                        ScriptOutputType.INTEGER,
                        keys,
                        Integer.toString(OPERATORS_MAX).getBytes(US_ASCII),
                        field(operator.operator().id()),
                        OperatorText.of(operator).getBytes(UTF_8)));
        return added == 1;
    }

    @Override
    public Optional<EnrolledOperator> find(OperatorId id) {
        byte @Nullable [] text =
                redis.<byte @Nullable []>call("find an operator", commands -> commands.hget(key, field(id)));
        return Optional.ofNullable(text).map(found -> OperatorText.read(id.value(), new String(found, UTF_8)));
    }

    @Override
    public List<Operator> list() {
        Map<byte[], byte[]> all = redis.call("list operators", commands -> commands.hgetall(key));
        return all.entrySet().stream()
                .map(entry -> OperatorText.read(
                                new String(entry.getKey(), US_ASCII), new String(entry.getValue(), UTF_8))
                        .operator())
                .sorted(Comparator.comparing(Operator::createdAt))
                .toList();
    }

    @Override
    public boolean remove(OperatorId id) {
        return redis.call("remove an operator", commands -> commands.hdel(key, field(id))) == 1;
    }

    private static byte[] field(OperatorId id) {
        return id.value().getBytes(US_ASCII);
    }
}
