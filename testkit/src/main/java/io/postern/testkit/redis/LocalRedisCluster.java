package io.postern.testkit.redis;

import io.postern.testkit.Eventually;
import io.postern.testkit.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A real Redis Cluster for tests: three masters without replicas, each a process of its own on loopback. A master that is
 * gone takes its slots along, and the others go on with theirs.
 *
 * <p>The server comes from the PATH, or from embedded-redis: a node tells its clients where the others are, and what those
 * in containers would tell leads nowhere from outside.
 *
 * <p>Not for several threads at once. It ends with {@link #close} or with the JVM.
 */
public final class LocalRedisCluster implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(30);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;
    private static final int BUS_DISTANCE = 10_000; // fixed in Redis 6.2

    private final List<LocalRedis> masters = new ArrayList<>();
    private final boolean shared;
    private final Thread endWithJvm = new Thread(() -> masters.forEach(LocalRedis::close));

    private LocalRedisCluster(RedisOptions options, boolean shared) {
        this.shared = shared;
        RedisOptions ofNode = options.with("cluster-enabled", "yes")
                .with("cluster-node-timeout", "2000")
                .with("cluster-require-full-coverage", "no");
        RedisBinary binary = binary();
        for (int i = 0; i < MASTERS; i++) {
            masters.add(LocalRedis.open(binary, ofNode, LoopbackPort.freeWithNeighbour(BUS_DISTANCE)));
            masters.getLast().start();
        }
    }

    /** A fresh, empty one that keeps nothing on disk. */
    public static LocalRedisCluster start() {
        return start(RedisOptions.inMemory());
    }

    /** A fresh, empty one; it takes commands for every slot when this returns. */
    public static LocalRedisCluster start(RedisOptions options) {
        return start(options, false);
    }

    /** The one that all tests of this JVM share; it refuses to be harmed, and closing it does nothing. */
    public static LocalRedisCluster shared() {
        return Shared.CLUSTER;
    }

    private static LocalRedisCluster start(RedisOptions options, boolean shared) {
        LocalRedisCluster cluster = new LocalRedisCluster(options, shared);
        Runtime.getRuntime().addShutdownHook(cluster.endWithJvm);
        try {
            for (int i = 0; i < MASTERS; i++) cluster.awaitPing(i);
            cluster.form();
            for (int i = 0; i < MASTERS; i++) cluster.awaitReady(i);
        } catch (RuntimeException | AssertionError e) {
            cluster.masters.forEach(LocalRedis::close);
            throw e;
        }
        return cluster;
    }

    private static RedisBinary binary() {
        try {
            return RedisBinary.onPath();
        } catch (RedisUnavailable notThere) {
            return RedisBinary.embedded();
        }
    }

    /** How many masters there are, numbered from 0. */
    public int size() {
        return MASTERS;
    }

    /** Where all of them listen, as {@code redis://127.0.0.1:port,127.0.0.1:port,…}; the same after every restart. */
    public String uri() {
        return masters.stream()
                .map(master -> "127.0.0.1:" + master.port())
                .collect(Collectors.joining(",", "redis://", ""));
    }

    /** The number of the master that holds a key. */
    public int masterOf(String key) {
        String slot = ask(0, "CLUSTER KEYSLOT " + key).substring(1);
        return IntStream.range(0, MASTERS)
                .filter(i -> Integer.parseInt(slot) < firstSlot(i + 1))
                .findFirst()
                .orElseThrow();
    }

    /** Ends one master with SIGKILL, as a crash would. */
    public void kill(int master) {
        refuseIfShared("kill");
        masters.get(master).kill();
    }

    /** Starts these again on the same ports and the same files; they take commands again on return. */
    public void restart(int... gone) {
        refuseIfShared("restart");
        for (int master : gone) {
            masters.get(master).stop();
            masters.get(master).start();
        }
        for (int i = 0; i < MASTERS; i++) awaitReady(i);
    }

    /** Freezes one master: its connections stay, and nothing is ever answered, until {@link #resume}. */
    public void pause(int master) {
        refuseIfShared("pause");
        masters.get(master).pause();
    }

    public void resume(int master) {
        refuseIfShared("resume");
        masters.get(master).resume();
        for (int i = 0; i < MASTERS; i++) awaitReady(i);
    }

    @Override
    public void close() {
        if (shared) return;
        masters.forEach(LocalRedis::close);
        Runtime.getRuntime().removeShutdownHook(endWithJvm);
    }

    private void form() {
        for (int i = 0; i < MASTERS; i++) {
            String slots = IntStream.range(firstSlot(i), firstSlot(i + 1))
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(" "));
            expectOk(i, "CLUSTER ADDSLOTS " + slots);
            // Each node needs an epoch of its own, or two would dispute until one gives in.
            expectOk(i, "CLUSTER SET-CONFIG-EPOCH " + (i + 1));
        }
        for (int i = 1; i < MASTERS; i++)
            expectOk(i, "CLUSTER MEET 127.0.0.1 " + masters.getFirst().port());
    }

    private static int firstSlot(int master) {
        return SLOTS * master / MASTERS;
    }

    private void awaitPing(int master) {
        Eventually.holds(START_MAX, "Redis answers PING", () -> {
            refuseIfEnded(master);
            return answers(master, "PING").equals("+PONG");
        });
    }

    /** Ready is a node that sees all slots served, and none by a node that is away. */
    private void awaitReady(int master) {
        Eventually.holds(START_MAX, "master " + master + " of the cluster is ready", () -> {
            refuseIfEnded(master);
            try (RawRedis client = RawRedis.to(uri(master), ANSWER_MAX)) {
                String about = client.text("CLUSTER INFO");
                return about.contains("cluster_state:ok")
                        && about.contains("cluster_slots_ok:" + SLOTS)
                        && about.contains("cluster_known_nodes:" + MASTERS);
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    private void refuseIfEnded(int master) {
        LocalRedis redis = masters.get(master);
        if (redis.running()) return;
        throw new IllegalStateException(redis.describe() + " ended at its start; its log:\n" + redis.log());
    }

    private void expectOk(int master, String command) {
        String answer = ask(master, command);
        if (!answer.equals("+OK"))
            throw new IllegalStateException(command.substring(0, 20) + "…: " + answer + " (expected: +OK)");
    }

    private String ask(int master, String command) {
        String answer = answers(master, command);
        if (answer.isEmpty()) throw new IllegalStateException("master " + master + ": no answer to " + command);
        return answer;
    }

    private String answers(int master, String command) {
        try (RawRedis client = RawRedis.to(uri(master), ANSWER_MAX)) {
            return client.ask(command);
        } catch (IOException away) {
            return "";
        }
    }

    private URI uri(int master) {
        return URI.create("redis://127.0.0.1:" + masters.get(master).port());
    }

    private void refuseIfShared(String what) {
        if (shared)
            throw new IllegalStateException(
                    what + ": the shared cluster (expected: one of the test's own, from LocalRedisCluster.start())");
    }

    /** Lazy, so that a JVM whose tests need no cluster starts none. */
    private static final class Shared {
        static final LocalRedisCluster CLUSTER = start(RedisOptions.inMemory(), true);
    }
}
