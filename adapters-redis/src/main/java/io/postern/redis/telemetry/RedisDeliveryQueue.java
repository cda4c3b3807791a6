package io.postern.redis.telemetry;

import io.lettuce.core.KeyValue;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisServer;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The queue as a Redis stream with one consumer group for all replicas. As durable as Redis is set to be; a claim is one
 * frame. Postponed remainders wait in a sorted set and come back in a stream of their own, ahead of new ones.
 */
final class RedisDeliveryQueue implements DeliveryQueue {

    private static final byte[] SUBMISSIONS = Ascii.of("submissions");
    private static final byte[] BYTES = Ascii.of("bytes");

    private static final int PARTITION = 0;

    private final RedisConnection redis;
    private final QueueKeys keys;
    private final GroupCommit appends;
    private final ClaimReader reader;
    private final ClaimSettler settler;
    private final ForgottenTakers forgotten;

    RedisDeliveryQueue(RedisServer server, String name, RedisQueueConfig config, ReceiptSeal seal, Clock clock) {
        Taker taker = Taker.newcomer();
        this.redis = server.connection();
        this.keys = QueueKeys.of(name);
        this.appends = new GroupCommit(redis, keys, config, PARTITION, seal);
        CorruptFrames corrupt = new CorruptFrames(redis, keys, config.corruptMax());
        this.reader = new ClaimReader(
                server,
                keys,
                taker,
                config.lease(),
                new FrameReading(PARTITION, new Vocabulary(), seal),
                corrupt,
                clock);
        this.settler = new ClaimSettler(redis, keys, taker, config, clock);
        this.forgotten = new ForgottenTakers(redis, keys, config.lease());
    }

    @Override
    public CompletionStage<Appended> append(Submission submission) {
        return appends.append(submission);
    }

    @Override
    public List<Claim> take(int recordsMax, Duration patience) {
        forgotten.sweepNowAndThen();
        return reader.take(recordsMax, patience);
    }

    @Override
    public void settle(List<Settlement> settlements) {
        settler.settle(settlements);
    }

    @Override
    public QueueDepth depth() {
        List<KeyValue<byte[], byte[]>> depth =
                redis.call("depth", commands -> commands.hmget(keys.depth(), SUBMISSIONS, BYTES));
        return new QueueDepth(number(depth.get(0)), number(depth.get(1)));
    }

    /** Never below zero: what somebody added by hand was not counted in, but is counted out. */
    private static long number(KeyValue<byte[], byte[]> field) {
        return field.hasValue() ? Math.max(0, Long.parseLong(Ascii.text(field.getValue()))) : 0;
    }
}
