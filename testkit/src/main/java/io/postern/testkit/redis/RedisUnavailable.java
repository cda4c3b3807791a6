package io.postern.testkit.redis;

/** This machine lacks what one way to a Redis needs; another way may do. */
final class RedisUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisUnavailable(String what) {
        super(what);
    }
}
