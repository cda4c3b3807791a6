package io.postern.testkit.redis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a Redis for tests is configured.
 *
 * @param settings directives of {@code redis.conf} with their arguments, as one would write them there
 */
public record RedisOptions(Map<String, String> settings) {

    public RedisOptions {
        settings = Map.copyOf(settings);
    }

    /** Nothing is written to disk: whoever stops this Redis loses what it held. */
    public static RedisOptions inMemory() {
        return new RedisOptions(Map.of("save", "\"\"", "appendonly", "no"));
    }

    /**
     * An append-only file in a directory of its own, so that data outlives a restart.
     *
     * <p>Redis hands each write to the operating system before it answers, so even a killed process loses nothing that
     * was acknowledged; {@code everysec} only leaves out what a power failure would need.
     */
    public static RedisOptions appendOnly() {
        return inMemory().with("appendonly", "yes").with("appendfsync", "everysec");
    }

    /** The same options with one directive more, or with another argument for it. */
    public RedisOptions with(String directive, String arguments) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put(directive, arguments);
        return new RedisOptions(all);
    }

    /** The text of a {@code redis.conf}, one directive a line. */
    String toConf() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
