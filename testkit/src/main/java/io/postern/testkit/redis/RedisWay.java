package io.postern.testkit.redis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ways to a real Redis, the preferred one first. */
enum RedisWay {
    CONTAINER {
        @Override
        RedisProcess open(RedisOptions options) {
            return ContainerRedis.open(options);
        }
    },
    PATH {
        @Override
        RedisProcess open(RedisOptions options) {
            return LocalRedis.open(RedisBinary.onPath(), options);
        }
    },
    EMBEDDED {
        @Override
        RedisProcess open(RedisOptions options) {
            return LocalRedis.open(RedisBinary.embedded(), options);
        }
    };

    /** The property that allows one way only; the environment variable {@code POSTERN_TEST_REDIS} says the same. */
    static final String PROPERTY = "postern.test.redis";

    /**
     * A server that is not started yet.
     *
     * @throws RedisUnavailable when this machine lacks what this way needs
     */
    abstract RedisProcess open(RedisOptions options);

    /** The ways to try, in order: all of them, or the one that somebody forced. */
    static List<RedisWay> allowed() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv("POSTERN_TEST_REDIS")))
                .map(RedisWay::allowedBy)
                .orElse(List.of(values()));
    }

    static List<RedisWay> allowedBy(String name) {
        return name.isBlank() ? List.of(values()) : List.of(named(name));
    }

    private static RedisWay named(String name) {
        for (RedisWay way : values()) {
            if (way.text().equals(name)) return way;
        }
        throw new IllegalArgumentException(PROPERTY + ": " + name + " (expected: container, path or embedded)");
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
