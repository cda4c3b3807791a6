package org.example.postern.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Postern as a process of its own with this module on its class path, as it would be in production. */
final class PostgresStoreJourneyIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int RECORDS = 20;

    @Test
    void whatWasAcceptedIsDeliveredAfterACrashAndAUsedTokenStaysUsed() {
        try (RealPostgres postgres = RealPostgres.start();
                CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
                PosternProcess postern = PosternProcess.start(postgres.url(), cloudWatch.endpoint())) {
            String clientToken = PosternProcess.clientToken();
            String token = postern.accessToken(clientToken);
            assertThat(postern.exchange(clientToken).statusCode()).isEqualTo(401);
            cloudWatch.vanish();
            List<HttpResponse<String>> answers = IntStream.range(0, RECORDS)
                    .mapToObj(number -> postern.sendMetric(token, "number-" + number))
                    .toList();
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
            String receipt =
                    answers.getFirst().headers().firstValue("Postern-Receipt").orElseThrow();

            postern.kill();
            cloudWatch.comeBack();
            postern.restart();

            Eventually.holds(
                    SOON, "all is delivered", () -> cloudWatch.metrics().size() >= RECORDS);
            assertThat(cloudWatch.metrics().stream()
                            .map(datum -> datum.metricName())
                            .distinct())
                    .hasSize(RECORDS);
            Eventually.holds(SOON, "the receipt says so", () -> postern.trace(token, receipt)
                    .body()
                    .contains("\"delivered\""));
            assertThat(postern.exchange(clientToken).statusCode()).isEqualTo(401);
        }
    }
}
