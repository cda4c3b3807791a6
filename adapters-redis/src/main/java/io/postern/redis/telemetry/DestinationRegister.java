package io.postern.redis.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.ScriptOutputType;
import io.postern.destinations.model.DestinationName;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import io.postern.telemetry.port.NamedQueues;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The destinations of which something may wait in Redis, so that each replica finds what others accepted. A destination is
 * noted before anything is stored for it, and forgotten when nothing waits and nobody noted it for a while.
 */
final class DestinationRegister {

    private static final RedisScript NOTE = RedisScript.beside(DestinationRegister.class, "note-destination.lua");
    private static final RedisScript FORGET = RedisScript.beside(DestinationRegister.class, "forget-destination.lua");

    /** How long a note counts at least. Twice what {@link NamedDeliveryQueue} trusts in, for appends under way. */
    static final Duration KEPT = Duration.ofMinutes(5);

    private final RedisConnection redis;
    private final byte[] waiting;
    private final byte[] known;
    private final Duration keep;

    /**
     * The register of that name.
     *
     * @param keep how long a destination is known after the last note on it
     */
    DestinationRegister(RedisConnection redis, String name, Duration keep) {
        this.redis = redis;
        this.waiting = QueueKeys.key(name, "waiting");
        this.known = QueueKeys.key(name, "known");
        this.keep = keep;
    }

    /** Notes it; whether there was room, or the failure. */
    CompletableFuture<Boolean> note(DestinationName destination) {
        CompletableFuture<Long> noted = redis.send(commands -> NOTE.run(
                commands,
                ScriptOutputType.INTEGER,
                new byte[][] {waiting, known},
                bytes(destination),
                Ascii.of(NamedQueues.DESTINATIONS_MAX),
                Ascii.of(keep.toMillis())));
        return noted.thenApply(answer -> answer == 1);
    }

    /** Forgets it if its last note is old; waits for no answer, because it can be tried again at any time. */
    void forgetIfOld(DestinationName destination) {
        CompletableFuture<Long> _ = redis.send(commands -> FORGET.run(
                commands,
                ScriptOutputType.INTEGER,
                new byte[][] {waiting, known},
                bytes(destination),
                Ascii.of(KEPT.toMillis())));
    }

    /** Those of which something may wait. */
    List<DestinationName> waiting() {
        return names(redis.call("read which destinations wait", commands -> commands.zrange(waiting, 0, -1)));
    }

    /**
     * Those whose receipts may be asked about, the latest first and each once or twice. Those that wait for longer than
     * receipts are kept are read last, and only for who has come so far.
     */
    Stream<DestinationName> known() {
        return Stream.of(known, waiting)
                .flatMap(names -> names(
                        redis.call("read which destinations are known", commands -> commands.zrevrange(names, 0, -1)))
                        .stream());
    }

    private static List<DestinationName> names(List<byte[]> texts) {
        return texts.stream()
                .map(text -> DestinationName.read(new String(text, UTF_8)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static byte[] bytes(DestinationName destination) {
        return destination.value().getBytes(UTF_8);
    }
}
