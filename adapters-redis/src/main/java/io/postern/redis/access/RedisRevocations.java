package io.postern.redis.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.ScriptOutputType;
import io.postern.access.model.Revocation;
import io.postern.access.model.RevocationsSince;
import io.postern.access.port.Revocations;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Revocations that all replicas share, each under the time of Redis's clock at which it was added. Replicas ask for what
 * is newer: a channel would cost less, but forgets who was not listening.
 */
final class RedisRevocations implements Revocations {

    private static final RedisScript REVOKE = RedisScript.beside(RedisRevocations.class, "revoke.lua");
    private static final RedisScript SINCE = RedisScript.beside(RedisRevocations.class, "revoked-since.lua");
    private static final int PAGE = 1_000;

    private final RedisConnection redis;
    private final String name;
    private final int tokensMax;
    private final Clock clock;

    /**
     * The revocations of that name.
     *
     * @param name hash tag of the keys
     */
    RedisRevocations(RedisConnection redis, String name, int tokensMax, Clock clock) {
        this.redis = redis;
        this.name = name;
        this.tokensMax = tokensMax;
        this.clock = clock;
    }

    @Override
    public boolean add(Revocation revocation) {
        RevocationText text = RevocationText.of(revocation);
        byte[][] keys = {key("revoked"), key("by-version"), key("by-end")};
        Long added = redis.call(
                "revoke",
                commands -> REVOKE.<Long>run(
                        commands,
                        ScriptOutputType.INTEGER,
                        keys,
                        text.subject().getBytes(UTF_8),
                        text.rest().getBytes(UTF_8),
                        ascii(text.beforeMillis()),
                        ascii(text.untilMillis()),
                        ascii(clock.millis()),
                        ascii(room(revocation))));
        return added == 1;
    }

    @Override
    public RevocationsSince since(long version) {
        byte[][] keys = {key("revoked"), key("by-version")};
        List<byte[]> answer = redis.call(
                "ask what is revoked",
                commands ->
                        SINCE.<List<byte[]>>run(commands, ScriptOutputType.MULTI, keys, ascii(version), ascii(PAGE)));
        List<byte[]> texts = answer.subList(1, answer.size());
        Instant now = clock.instant();
        List<Revocation> inForce = texts.stream()
                .map(text -> RevocationText.read(new String(text, UTF_8)))
                .filter(revocation -> now.isBefore(revocation.until()))
                .toList();
        long last = Long.parseLong(new String(answer.getFirst(), US_ASCII));
        return new RevocationsSince(last, inForce, texts.size() == PAGE);
    }

    private long room(Revocation revocation) {
        return switch (revocation) {
            case Revocation.OfToken _ -> tokensMax;
            case Revocation.OfClient _ -> tokensMax + (long) CLIENTS_MAX;
            case Revocation.OfEverybody _ -> -1;
        };
    }

    private byte[] key(String what) {
        return ("postern:{" + name + "}:" + what).getBytes(UTF_8);
    }

    private static byte[] ascii(long number) {
        return Long.toString(number).getBytes(US_ASCII);
    }
}
