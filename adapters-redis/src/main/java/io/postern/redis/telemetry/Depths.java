package io.postern.redis.telemetry;

import io.lettuce.core.KeyValue;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisFailures;
import io.postern.telemetry.model.QueueDepth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads how much every partition holds, and which ones answer; the others of this replica go by that. */
final class Depths {

    private static final Logger LOG = LoggerFactory.getLogger(Depths.class);

    private static final byte[] SUBMISSIONS = Ascii.of("submissions");
    private static final byte[] BYTES = Ascii.of("bytes");

    /** How old a reading may be. */
    private static final Duration READ_EVERY = Duration.ofSeconds(1);

    private final RedisConnection redis;
    private final Partitions partitions;
    private final AtomicLong readAt = new AtomicLong(System.nanoTime() - READ_EVERY.toNanos());
    private final AtomicReference<List<Integer>> told = new AtomicReference<>(List.of());

    Depths(RedisConnection redis, Partitions partitions) {
        this.redis = redis;
        this.partitions = partitions;
    }

    /** The depth of all that answer; fails when none of those does that submissions go to. */
    QueueDepth read() {
        return begin().depth();
    }

    /** Asks all, and waits for no answer. */
    Reading begin() {
        readAt.set(System.nanoTime());
        return new Reading(ask());
    }

    /** Answers that are on their way. */
    final class Reading {

        private final List<CompletableFuture<QueueDepth>> answers;

        private Reading(List<CompletableFuture<QueueDepth>> answers) {
            this.answers = answers;
        }

        /** Waits for them: the depth of all that answer; fails when none of those does that submissions go to. */
        QueueDepth depth() {
            QueueDepth all = new QueueDepth(0, 0);
            Throwable failure = null;
            for (CompletableFuture<QueueDepth> answer : answers) {
                try {
                    all = all.plus(answer.join());
                } catch (CompletionException e) {
                    failure = e;
                }
            }
            if (failure != null && partitions.allAreAway()) throw RedisFailures.read("depth", failure);
            tellWhoIsAway();
            return all;
        }

        /** Whether all have answered. */
        boolean isComplete() {
            return answers.stream().allMatch(answer -> answer.isDone() && !answer.isCompletedExceptionally());
        }
    }

    /** Has all depths read, if nobody did so lately, and waits for no answer. */
    void refreshNowAndThen() {
        long now = System.nanoTime();
        long last = readAt.get();
        if (now - last >= READ_EVERY.toNanos() && readAt.compareAndSet(last, now)) ask();
    }

    private List<CompletableFuture<QueueDepth>> ask() {
        partitions.open().forEach(partition -> partition.weights().refresh());
        List<CompletableFuture<QueueDepth>> answers = new ArrayList<>();
        for (Partition partition : partitions.all())
            answers.add(redis.send(commands -> commands.hmget(partition.keys().depth(), SUBMISSIONS, BYTES))
                    .thenApply(Depths::depth)
                    .whenComplete((depth, failure) -> heard(partition.standing(), depth, failure)));
        return answers;
    }

    private static void heard(Standing standing, @Nullable QueueDepth depth, @Nullable Throwable failure) {
        if (depth != null && failure == null) {
            standing.seen(depth.submissions(), depth.bytes());
        } else {
            standing.lost();
        }
    }

    private void tellWhoIsAway() {
        List<Integer> away = partitions.open().stream()
                .filter(partition -> partition.standing().isAway())
                .map(Partition::number)
                .toList();
        if (told.getAndSet(away).equals(away) || !partitions.areTold()) return;
        if (away.isEmpty()) {
            LOG.info("All partitions of the delivery queue answer again.");
        } else {
            LOG.warn("Partitions of the delivery queue do not answer; the others go on. partitions={}", away);
        }
    }

    private static QueueDepth depth(List<KeyValue<byte[], byte[]>> fields) {
        return new QueueDepth(number(fields.get(0)), number(fields.get(1)));
    }

    /** Never below zero: what somebody added by hand was not counted in, but is counted out. */
    private static long number(KeyValue<byte[], byte[]> field) {
        return field.hasValue() ? Math.max(0, Long.parseLong(Ascii.text(field.getValue()))) : 0;
    }
}
