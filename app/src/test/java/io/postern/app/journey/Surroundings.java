package io.postern.app.journey;

import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.redis.RealRedis;

/** A gate in production mode with a Redis and a CloudWatch of its own, and an access token: what most journeys need. */
final class Surroundings implements AutoCloseable {

    private final CloudWatchStandIn cloudWatch;
    private final RealRedis redis;
    private final Journey journey;
    private final String token;

    private Surroundings(CloudWatchStandIn cloudWatch, RealRedis redis, Journey journey) {
        this.cloudWatch = cloudWatch;
        this.redis = redis;
        this.journey = journey;
        this.token = journey.caller().accessToken();
    }

    static Surroundings start() {
        CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
        RealRedis redis = RealRedis.start();
        return new Surroundings(cloudWatch, redis, Journey.start(redis.uri(), cloudWatch.endpoint()));
    }

    CloudWatchStandIn cloudWatch() {
        return cloudWatch;
    }

    Caller caller() {
        return journey.caller();
    }

    /** Good for all that a sender does. */
    String token() {
        return token;
    }

    @Override
    public void close() {
        journey.close();
        redis.close();
        cloudWatch.close();
    }
}
