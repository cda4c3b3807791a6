package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    @Test
    void sendsExactlyAsManyRequestsAsItMayAndCountsEachAnswer() throws Exception {
        try (BareServer server = BareServer.start(0)) {
            LoadReport report = Load.run(
                    new LoadPlan(address(server.port()), 7, new Pace.AsFastAsAnswered(), LONG_ENOUGH, 500),
                    requests(server.port()));

            assertThat(report.byStatus()).isEqualTo(Map.of(201, 500L));
            assertThat(report.latencies().getTotalCount()).isEqualTo(500);
            assertThat(report.errors()).isEmpty();
            assertThat(report.elapsed()).isLessThan(LONG_ENOUGH);
        }
    }

    @Test
    void stopsWhenItsTimeIsOver() throws Exception {
        try (BareServer server = BareServer.start(0)) {
            Duration quarter = Duration.ofMillis(250);
            LoadReport report = Load.run(
                    LoadPlan.lasting(quarter, address(server.port()), 4, new Pace.AsFastAsAnswered()),
                    requests(server.port()));

            assertThat(report.accepted())
                    .isPositive()
                    .isEqualTo(report.latencies().getTotalCount());
            assertThat(report.errors()).isEmpty();
            assertThat(report.elapsed()).isBetween(quarter.dividedBy(2), quarter.plus(LoadPlan.GRACE));
        }
    }

    @Test
    void recordsEveryRequestOfAFixedRate() throws Exception {
        try (BareServer server = BareServer.start(0)) {
            LoadReport report = Load.run(
                    LoadPlan.lasting(Duration.ofMillis(500), address(server.port()), 4, new Pace.FixedRate(600)),
                    requests(server.port()));

            assertThat(report.latencies().getTotalCount()).isEqualTo(300);
            assertThat(report.byStatus()).isEqualTo(Map.of(201, 300L));
        }
    }

    @Test
    void countsTheWaitBehindAStallAgainstEveryRequestThatFellDueDuringIt() throws Exception {
        Duration stall = Duration.ofMillis(400);
        try (ScriptedServer server = ScriptedServer.stallingOnFirstAnswer(stall)) {
            LoadReport report = Load.run(
                    new LoadPlan(address(server.port()), 1, new Pace.FixedRate(500), Duration.ofMillis(400), 200),
                    requests(server.port()));

            assertThat(report.accepted()).isEqualTo(200);
            // One slow answer on one connection: without correction only 1 of 200 would look slow.
            assertThat(report.millisAt(50)).isGreaterThan(stall.toMillis() / 4.0);
        }
    }

    @Test
    void goesOnWhenTheServerClosesConnectionsAndCountsWhatGotNoAnswer() throws Exception {
        try (ScriptedServer server = ScriptedServer.cuttingEveryThirdRequest()) {
            LoadReport report = Load.run(
                    new LoadPlan(address(server.port()), 1, new Pace.AsFastAsAnswered(), LONG_ENOUGH, 9),
                    requests(server.port()));

            assertThat(report.byStatus()).isEqualTo(Map.of(201, 6L));
            assertThat(report.unanswered()).isEqualTo(3);
            assertThat(report.latencies().getTotalCount()).isEqualTo(9);
            assertThat(report.errors()).contains("unanswered: 3");
        }
    }

    @Test
    void failsWhenNobodyListens() throws Exception {
        int nobody;
        try (BareServer server = BareServer.start(0)) {
            nobody = server.port();
        }

        assertThatThrownBy(() -> Load.run(
                        new LoadPlan(address(nobody), 1, new Pace.AsFastAsAnswered(), LONG_ENOUGH, 1),
                        requests(nobody)))
                .isInstanceOf(IOException.class);
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static RequestPool requests(int port) {
        return RequestPool.posts(URI.create("http://127.0.0.1:" + port + "/metric"), List.of("{\"a\":1}", "{}"));
    }
}
