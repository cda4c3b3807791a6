package io.postern.redis.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.models.stream.ClaimedMessages;
import io.lettuce.core.models.stream.PendingMessage;
import io.postern.redis.RedisServer;
import io.postern.redis.TestRedis;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Unique;
import io.postern.testkit.redis.RealRedis;
import io.postern.testkit.telemetry.Samples;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A queue in Redis in which a test puts frames as replicas of another version would. */
final class ForeignFrames implements AutoCloseable {

    /** What all replicas of a test write to, so that tests which hear it must not run beside each other. */
    static final String LOG = "log of newer frames";

    static final Clock CLOCK = Clock.systemUTC();
    static final byte[] NEWER_FRAME = {2, 'n', 'e', 'w'};

    final RedisServer redis = TestRedis.open(RealRedis.shared());
    final String name = Unique.name("queue");
    final QueueKeys keys = QueueKeys.of(name);

    @Override
    public void close() {
        redis.close();
    }

    DeliveryQueue hastyQueue() {
        return new RedisDeliveryQueue(
                redis, new QueueName(name, 0), TestQueues.undivided(TestQueues.hasty()), TestQueues.SEAL, CLOCK);
    }

    /** Stores a frame as a replica of another version would. */
    void write(byte[] frame) {
        redis.connection()
                .call(
                        "add",
                        commands -> commands.xadd(keys.stream(), (Object[])
                                new byte[][] {utf8("r"), utf8("1"), utf8("s"), utf8("1"), utf8("f"), frame}));
        redis.connection().call("count", commands -> commands.hincrby(keys.depth(), utf8("submissions"), 1));
        redis.connection().call("count", commands -> commands.hincrby(keys.depth(), utf8("bytes"), 64 + frame.length));
    }

    List<byte[]> frames(byte[] stream) {
        return redis
                .connection()
                .call("look", commands -> commands.xrange(stream, Range.unbounded(), Limit.unlimited()))
                .stream()
                .map(ForeignFrames::frame)
                .toList();
    }

    List<byte[]> claimAsAnotherReplica() {
        Consumer<byte[]> other = Consumer.from(Taker.GROUP_BYTES, utf8("another"));
        ClaimedMessages<byte[], byte[]> claimed = redis.connection()
                .call(
                        "claim",
                        commands -> commands.xautoclaim(
                                keys.stream(),
                                XAutoClaimArgs.Builder.xautoclaim(other, TestQueues.SHORT_LEASE, "0-0")));
        return claimed.getMessages().stream().map(ForeignFrames::frame).toList();
    }

    /** How often the one entry was handed out. */
    long deliveries() {
        List<PendingMessage> pending = redis.connection()
                .call(
                        "pending",
                        commands -> commands.xpending(
                                keys.stream(), Taker.GROUP_BYTES, Range.unbounded(), Limit.unlimited()));
        return pending.getFirst().getRedeliveryCount();
    }

    static byte[] frame(StreamMessage<byte[], byte[]> message) {
        return List.copyOf(message.getBody().values()).get(2);
    }

    static byte[] frame(Submission... submissions) {
        List<BinaryWriter> parts = new ArrayList<>();
        for (Submission submission : submissions) parts.add(Frame.part(submission));
        return Frame.join(new byte[0], parts);
    }

    static byte[] part(Submission submission) {
        return Frame.part(submission).toBytes();
    }

    static Submission logs(String message) {
        return Samples.logs(Instant.parse("2026-05-01T10:00:00Z"), message);
    }

    static List<Submission> submissions(List<Claim> claims) {
        return claims.stream()
                .flatMap(claim -> claim.submissions().stream())
                .map(QueuedSubmission::submission)
                .toList();
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
