package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.ScriptOutputType;
import io.postern.metering.model.DecidedCalls;
import io.postern.metering.port.Decisions;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decisions that all replicas share, in one hash for each hour. */
final class RedisDecisions implements Decisions {

    private static final RedisScript ADD = RedisScript.beside(RedisDecisions.class, "add-decisions.lua");
    private static final byte[] MOST = ascii(APPLICATIONS_MAX);
    private static final byte[] KEPT_SECONDS = ascii(KEPT.toSeconds());
    private static final Pattern COUNT = Pattern.compile("([0-9]{1,18}) ([0-9]{1,15})");
    private static final Duration HOUR = Duration.ofHours(1);

    /** So few of one script's arguments that others do not wait for it. */
    private static final int APPLICATIONS_AT_ONCE = 500;

    private final RedisConnection redis;
    private final String prefix;

    /** The decisions of that name, beside all else of metering. */
    RedisDecisions(RedisConnection redis, String name) {
        this.redis = redis;
        this.prefix = "postern:{metering}:" + name + ":";
    }

    @Override
    public int add(List<DecidedCalls> counts) {
        Map<Instant, List<DecidedCalls>> hours = new TreeMap<>();
        for (DecidedCalls count : counts)
            hours.computeIfAbsent(count.hour(), _ -> new ArrayList<>()).add(count);
        int refused = 0;
        for (Map.Entry<Instant, List<DecidedCalls>> hour : hours.entrySet())
            for (int at = 0; at < hour.getValue().size(); at += APPLICATIONS_AT_ONCE)
                refused += add(
                        hour.getKey(),
                        hour.getValue()
                                .subList(
                                        at,
                                        Math.min(
                                                at + APPLICATIONS_AT_ONCE,
                                                hour.getValue().size())));
        return refused;
    }

    private int add(Instant hour, List<DecidedCalls> counts) {
        List<byte[]> arguments = new ArrayList<>(List.of(MOST, KEPT_SECONDS));
        for (DecidedCalls count : counts) {
            arguments.add(count.application().getBytes(UTF_8));
            arguments.add(ascii(count.decisions()));
            arguments.add(ascii(count.lastAt().toEpochMilli()));
        }
        byte[][] keys = {key(hour)};
        byte[][] all = arguments.toArray(byte[][]::new);
        return redis.<Long>call(
                        "count decisions", commands -> ADD.<Long>run(commands, ScriptOutputType.INTEGER, keys, all))
                .intValue();
    }

    @Override
    public List<DecidedCalls> between(Instant from, Instant until) {
        Instant first = from.truncatedTo(ChronoUnit.HOURS);
        if (first.isBefore(from)) first = first.plus(HOUR);
        List<DecidedCalls> counts = new ArrayList<>();
        for (Instant hour = first; hour.isBefore(until); hour = hour.plus(HOUR)) {
            byte[] key = key(hour);
            Map<byte[], byte[]> kept = redis.call("read decisions", commands -> commands.hgetall(key));
            counts.addAll(read(hour, kept));
        }
        return counts;
    }

    /** What somebody else wrote counts as nothing. */
    private static List<DecidedCalls> read(Instant hour, Map<byte[], byte[]> kept) {
        List<DecidedCalls> counts = new ArrayList<>();
        kept.forEach((application, text) -> {
            Matcher count = COUNT.matcher(new String(text, US_ASCII));
            if (count.matches() && Long.parseLong(count.group(1)) > 0)
                counts.add(new DecidedCalls(
                        new String(application, UTF_8),
                        hour,
                        Long.parseLong(count.group(1)),
                        Instant.ofEpochMilli(Long.parseLong(count.group(2)))));
        });
        counts.sort(Comparator.comparing(DecidedCalls::application));
        return counts;
    }

    private byte[] key(Instant hour) {
        return (prefix + hour.getEpochSecond() / HOUR.toSeconds()).getBytes(US_ASCII);
    }

    private static byte[] ascii(long number) {
        return Long.toString(number).getBytes(US_ASCII);
    }
}
