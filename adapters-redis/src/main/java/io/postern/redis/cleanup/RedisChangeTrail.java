package io.postern.redis.cleanup;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.postern.cleanup.model.RecordedChange;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.redis.RedisConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The trail of a {@link RedisAllowlist}, in a stream beside it. */
final class RedisChangeTrail implements ChangeTrail {

    private final RedisConnection redis;
    private final AllowlistKeys keys;
    private final Duration keep;
    private final Clock clock;

    /** @param keep how long a change is told; the allowlist deletes what is older with its next change */
    RedisChangeTrail(RedisConnection redis, AllowlistKeys keys, Duration keep, Clock clock) {
        this.redis = redis;
        this.keys = keys;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public List<RecordedChange> before(long number, int most) {
        if (number <= 1) return List.of();
        Range<String> range = Range.create("-", number == Long.MAX_VALUE ? "+" : Long.toString(number - 1));
        List<StreamMessage<byte[], byte[]>> messages = redis.call(
                "list changes of the allowlist",
                commands -> commands.xrevrange(keys.changes(), range, Limit.from(most)));
        Instant oldest = clock.instant().minus(keep);
        return messages.stream()
                .flatMap(message -> ChangeText.read(message).stream())
                .takeWhile(one -> !one.edit().at().isBefore(oldest))
                .toList();
    }
}
