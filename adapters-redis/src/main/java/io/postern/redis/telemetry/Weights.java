package io.postern.redis.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.ScriptOutputType;
import io.postern.access.model.ClientId;
import io.postern.access.model.Weight;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What the clients weigh together that send to one partition, noted beside it by all replicas. Nobody waits for it: what
 * is not heard is heard the next time.
 */
final class Weights {

    private static final RedisScript WEIGH = RedisScript.beside(Weights.class, "weigh.lua");

    /** How long a note counts, in milliseconds; those who go on are noted anew before. */
    private static final long KEPT = 3 * Senders.WINDOW.toMillis();

    private final RedisConnection redis;
    private final byte[][] keys;
    private final Standing standing;

    Weights(RedisConnection redis, QueueKeys keys, Standing standing) {
        this.redis = redis;
        this.keys = new byte[][] {keys.senders()};
        this.standing = standing;
    }

    void note(ClientId client, Weight weight) {
        ask(List.of((weight.value() + ":" + client).getBytes(UTF_8)));
    }

    void refresh() {
        ask(List.of());
    }

    private void ask(List<byte[]> senders) {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(Ascii.of(KEPT));
        arguments.addAll(senders);
        CompletableFuture<Long> answer = redis.send(
                commands -> WEIGH.run(commands, ScriptOutputType.INTEGER, keys, arguments.toArray(byte[][]::new)));
        CompletableFuture<Void> _ = answer.thenAccept(weights -> standing.weighs(Math.toIntExact(weights)));
    }
}
