package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.postern.metering.port.Checkpoints;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checkpoints that all replicas share: of each pull how far it came, and a mark that goes by itself while it has its turn. */
final class RedisCheckpoints implements Checkpoints {

    private static final RedisScript ADVANCE = RedisScript.beside(RedisCheckpoints.class, "advance.lua");
    private static final byte[] TAKEN = {'1'};

    private final RedisConnection redis;
    private final String prefix;

    /** Those whose names begin so, with the hash tag of metering. */
    RedisCheckpoints(RedisConnection redis, String name) {
        this.redis = redis;
        this.prefix = "postern:" + name + ":";
    }

    @Override
    public boolean claim(String pull, Duration time) {
        String answer = redis.<@Nullable String>call(
                "take the turn of a pull",
                commands -> commands.set(
                        key(pull + ":turn"), TAKEN, SetArgs.Builder.nx().px(time)));
        return answer != null;
    }

    @Override
    public Optional<Instant> find(String pull) {
        byte @Nullable [] known =
                redis.<byte @Nullable []>call("find the checkpoint of a pull", commands -> commands.get(key(pull)));
        return Optional.ofNullable(known)
                .map(millis -> Instant.ofEpochMilli(Long.parseLong(new String(millis, US_ASCII))));
    }

    @Override
    public void advance(String pull, Instant until) {
        byte[] millis = Long.toString(until.toEpochMilli()).getBytes(US_ASCII);
        redis.<Long>call(
                "remember the checkpoint of a pull",
                commands -> ADVANCE.<Long>run(commands, ScriptOutputType.INTEGER, new byte[][] {key(pull)}, millis));
    }

    private byte[] key(String name) {
        return (prefix + name).getBytes(UTF_8);
    }
}
