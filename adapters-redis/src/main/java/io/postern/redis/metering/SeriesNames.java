package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.ScriptOutputType;
import io.postern.metering.model.Bucket;
import io.postern.metering.model.LedgerPolicy;
import io.postern.metering.model.Series;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names of the series of each day. This replica keeps those that it has used; Redis bounds how many there are. */
final class SeriesNames {

    /**
     * As many as are told apart on one day unless configuration says more: some 12 MB, and 50 MB when all texts are as long
     * as they may be. Beyond it all are forgotten here, and asked for again when they are needed.
     */
    private static final int KEPT_MAX = 50_000;

    private static final RedisScript NAME = RedisScript.beside(SeriesNames.class, "name-usage.lua");

    private final RedisConnection redis;
    private final UsageKeys keys;
    private final LedgerPolicy policy;
    private final Map<Bucket, Map<Series, SeriesName>> kept = new ConcurrentHashMap<>();

    SeriesNames(RedisConnection redis, UsageKeys keys, LedgerPolicy policy) {
        this.redis = redis;
        this.keys = keys;
        this.policy = policy;
    }

    /** Those series of a day with the names that they are summed under. */
    Map<Series, SeriesName> of(Bucket day, Collection<Series> wanted) {
        Map<Series, SeriesName> known = kept.computeIfAbsent(day, _ -> new ConcurrentHashMap<>());
        List<Series> unknown =
                wanted.stream().filter(series -> !known.containsKey(series)).toList();
        if (unknown.isEmpty()) return known;
        Map<Series, SeriesName> named = named(day, unknown);
        // Whoever uses the map of a day goes on with it: what is forgotten is where it is, not what stands in it.
        if (size() + named.size() > KEPT_MAX) kept.clear();
        known.putAll(named);
        return known;
    }

    /** Forgets what was kept here of a day, because Redis does not know it any more. */
    void forget(Bucket day) {
        kept.remove(day);
    }

    private int size() {
        return kept.values().stream().mapToInt(Map::size).sum();
    }

    private Map<Series, SeriesName> named(Bucket day, List<Series> series) {
        List<byte[]> arguments = new ArrayList<>(3 + 7 * series.size());
        arguments.add(bytes(policy.bounds().seriesMax()));
        arguments.add(bytes(policy.bounds().applicationSeriesMax()));
        arguments.add(bytes(policy.retention().endOf(day).getEpochSecond()));
        for (Series one : series) {
            arguments.add(one.application().getBytes(UTF_8));
            for (Series form : forms(one)) {
                arguments.add(SeriesName.of(form).name().getBytes(UTF_8));
                arguments.add(SeriesName.text(form).getBytes(UTF_8));
            }
        }
        byte[][] named = {keys.series(day), keys.applications(day)};
        List<Long> answers = redis.<List<Long>>call(
                "name series",
                commands -> NAME.run(commands, ScriptOutputType.MULTI, named, arguments.toArray(byte[][]::new)));
        Map<Series, SeriesName> names = new ConcurrentHashMap<>();
        for (int i = 0; i < series.size(); i++)
            names.put(series.get(i), SeriesName.of(forms(series.get(i)).get(Math.toIntExact(answers.get(i)))));
        return names;
    }

    private static List<Series> forms(Series series) {
        return List.of(series, series.withoutRoute(), series.withoutApplication());
    }

    private static byte[] bytes(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }
}
