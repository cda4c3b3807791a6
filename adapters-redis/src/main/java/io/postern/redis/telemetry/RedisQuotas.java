package io.postern.redis.telemetry;

import io.lettuce.core.ScriptOutputType;
import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisFailures;
import io.postern.redis.RedisScript;
import io.postern.telemetry.model.QuotaRule;
import io.postern.telemetry.model.Share;
import io.postern.telemetry.model.Usage;
import io.postern.telemetry.port.Quotas;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Counts that all replicas share: a hash of two numbers for each client and minute, and a HyperLogLog of 12 kB at most for
 * each client and day, which is wrong by 0.81 % on average. Both go by themselves.
 */
final class RedisQuotas implements Quotas {

    private static final RedisScript TAKE = RedisScript.beside(RedisQuotas.class, "take-share.lua");
    private static final RedisScript GIVE_BACK = RedisScript.beside(RedisQuotas.class, "give-back.lua");
    private static final RedisScript ADD = RedisScript.beside(RedisQuotas.class, "add-series.lua");

    private final RedisConnection redis;

    RedisQuotas(RedisConnection redis) {
        this.redis = redis;
    }

    @Override
    public CompletionStage<Share> take(ClientId client, long minute, Quota quota, Usage needed, Usage wanted) {
        byte[][] keys = {key(client, "minute-" + minute)};
        return answered(
                "take a share of a quota",
                redis.<List<Long>>send(commands -> TAKE.run(
                                commands,
                                ScriptOutputType.MULTI,
                                keys,
                                Ascii.of(number(quota.recordsPerMinute())),
                                Ascii.of(needed.records()),
                                Ascii.of(wanted.records()),
                                Ascii.of(number(quota.bytesPerMinute())),
                                Ascii.of(needed.bytes()),
                                Ascii.of(wanted.bytes())))
                        .thenApply(RedisQuotas::share));
    }

    @Override
    public CompletionStage<Void> giveBack(ClientId client, long minute, Usage unused) {
        byte[][] keys = {key(client, "minute-" + minute)};
        return answered(
                "give a share of a quota back",
                redis.<Long>send(commands -> GIVE_BACK.run(
                                commands,
                                ScriptOutputType.INTEGER,
                                keys,
                                Ascii.of(unused.records()),
                                Ascii.of(unused.bytes())))
                        .thenAccept(_ -> {}));
    }

    @Override
    public CompletionStage<Boolean> addSeries(ClientId client, long day, Quota quota, Set<Long> series) {
        byte[][] keys = {key(client, "day-" + day), key(client, "day-" + day + "-try")};
        byte[][] arguments = new byte[1 + series.size()][];
        arguments[0] = Ascii.of(number(quota.seriesPerDay()));
        int i = 1;
        for (long one : series) arguments[i++] = Ascii.of(one);
        return answered(
                "add series",
                redis.<Long>send(commands -> ADD.run(commands, ScriptOutputType.INTEGER, keys, arguments))
                        .thenApply(added -> added == 1));
    }

    private static Share share(List<Long> answer) {
        return switch (Math.toIntExact(answer.getFirst())) {
            case 0 -> new Share.Granted(new Usage(answer.get(1), answer.get(2)));
            case 1 -> new Share.Exceeded(QuotaRule.RECORDS_PER_MINUTE);
            default -> new Share.Exceeded(QuotaRule.BYTES_PER_MINUTE);
        };
    }

    private static <T> CompletionStage<T> answered(String what, CompletableFuture<T> answer) {
        return answer.exceptionallyCompose(failure -> CompletableFuture.failedStage(RedisFailures.read(what, failure)));
    }

    /** Scripts count in doubles, which are exact up to 2^53; nobody sends that much in a minute. */
    private static long number(long limit) {
        return Math.min(limit, 1L << 53);
    }

    private static byte[] key(ClientId client, String part) {
        return QueueKeys.key("quota-" + client.value(), part);
    }
}
