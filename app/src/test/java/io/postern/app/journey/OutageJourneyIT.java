package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.AtOnce;
import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.redis.LocalRedisCluster;
import io.postern.testkit.redis.RealRedis;
import io.postern.testkit.redis.RedisOptions;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What senders see, and what becomes of what was accepted, while something that Postern stands on is away. */
class OutageJourneyIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void withoutRedisAtTheStartItAnswers503AndRecoversByItself() {
        try (CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
                RealRedis redis = RealRedis.start()) {
            redis.stop();
            try (Journey journey = Journey.start(redis.uri(), cloudWatch.endpoint())) {
                String token = journey.caller().accessToken();

                HttpResponse<String> refused = journey.caller().sendMetric(token, "shop", "sales", 1);
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                assertThat(journey.caller().get("/health/readiness").statusCode())
                        .isEqualTo(503);
                assertThat(journey.caller().get("/health/liveness").statusCode())
                        .isEqualTo(200);

                redis.restart();

                Eventually.holds(
                        SOON,
                        "metrics are taken again",
                        () -> journey.caller()
                                        .sendMetric(token, "shop", "sales", 2)
                                        .statusCode()
                                == 201);
                Eventually.holds(SOON, "and arrive", () -> !cloudWatch.metrics().isEmpty());
                Eventually.holds(
                        SOON,
                        "it is ready",
                        () -> journey.caller().get("/health/readiness").statusCode() == 200);
            }
        }
    }

    @Test
    void aRedisThatHangsHoldsNoProbeAndNoOtherRequestUp() {
        try (CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
                RealRedis redis = RealRedis.start();
                Journey journey =
                        Journey.start(redis.uri(), cloudWatch.endpoint(), Map.of("postern.redis.timeout", "20s"))) {
            redis.pause();
            long start = System.nanoTime();

            // More at once than there are event loops, so that each of them has answered each kind.
            List<Integer> answers = AtOnce.run(32, () -> {
                assertThat(journey.caller().get("/prometheus").body()).contains("postern_queue_submissions");
                assertThat(journey.caller().get("/health/readiness").body()).contains("status");
                assertThat(journey.caller().get("/nowhere").statusCode()).isEqualTo(404);
                return journey.caller().get("/health/liveness").statusCode();
            });

            assertThat(answers).containsOnly(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
            Eventually.holds(
                    SOON,
                    "it is not ready",
                    () -> journey.caller().get("/health/readiness").statusCode() == 503);
            assertThat(journey.caller().get("/prometheus").body())
                    .contains("postern_queue_submissions{queue=\"logs\"} NaN");
            redis.resume();
        }
    }

    @Test
    void aRedisThatFallsSilentUnderLoadCostsNothingThatWasAccepted() {
        try (CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
                RealRedis redis = RealRedis.start();
                Journey journey = Journey.start(
                        redis.uri(),
                        cloudWatch.endpoint(),
                        Map.of(
                                "postern.redis.timeout", "500ms",
                                "postern.aws.call-timeout", "2s",
                                "postern.telemetry.round-max", "2s",
                                "postern.telemetry.redis-queue.lease", "5s"))) {
            String token = journey.caller().accessToken();
            int accepted = 0;
            for (int i = 0; i < 30; i++) {
                if (i == 10) redis.pause();
                if (i == 14) redis.resume();
                if (journey.caller().sendMetric(token, "shop", "sales", i).statusCode() == 201) accepted++;
            }

            assertThat(accepted).isBetween(10, 29);
            int least = accepted;
            // A submission that was answered with 503 may be stored all the same; what Redis handed out while nobody
            // listened comes back after its lease.
            Eventually.holds(SOON, "what was accepted arrives", () -> cloudWatch.samples() >= least);
        }
    }

    @Test
    void aClusterWithoutOneOfItsMastersStaysInService() {
        try (CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
                LocalRedisCluster redis = LocalRedisCluster.start(RedisOptions.appendOnly());
                Journey journey = Journey.start(
                        URI.create(redis.uri()),
                        cloudWatch.endpoint(),
                        Map.of("postern.redis.cluster", true, "postern.access.rate-limit.preset", "off"))) {
            String token = journey.caller().accessToken();
            journey.caller().sendMetric(token, "shop", "sales", 1);
            // What lies on a master that is gone comes when that comes back, so the first is to be out of it before.
            Eventually.holds(SOON, "the first arrives", () -> cloudWatch.samples() >= 1);
            // The one client of CloudWatch Postman has this partition and another one.
            int gone = (redis.masterOf("postern:{metrics-4}:stream") + 1) % redis.size();

            redis.kill(gone);

            Eventually.holds(
                    SOON,
                    "metrics are taken",
                    () -> journey.caller().sendMetric(token, "shop", "sales", 2).statusCode() == 201);
            Eventually.holds(SOON, "and arrive", () -> cloudWatch.samples() >= 2);
            assertThat(journey.caller().get("/health/readiness").statusCode()).isEqualTo(200);

            redis.restart(gone);

            Eventually.holds(SOON, "nothing is left", () -> journey.caller()
                    .get("/prometheus")
                    .body()
                    .contains("postern_queue_submissions{queue=\"metrics\"} 0.0"));
        }
    }

    @Test
    void aCloudWatchThatHangsHoldsNoSenderUp() {
        try (CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
                RealRedis redis = RealRedis.start();
                Journey journey = Journey.start(
                        redis.uri(),
                        cloudWatch.endpoint(),
                        Map.of("postern.aws.call-timeout", "1s", "postern.aws.connect-timeout", "1s"))) {
            String token = journey.caller().accessToken();
            cloudWatch.misbehave(new Fault.Hang()).always();

            for (int i = 0; i < 10; i++)
                assertThat(journey.caller()
                                .sendMetric(token, "shop", "sales", i)
                                .statusCode())
                        .isEqualTo(201);
            assertThat(journey.caller().get("/test").statusCode()).isEqualTo(503);

            cloudWatch.behave();
            Eventually.holds(SOON, "everything arrives", () -> cloudWatch.samples() >= 10);
        }
    }
}
