package org.example.postern.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.postern.access.port.TokenStore;
import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.telemetry.port.DeliveryQueues;
import io.postern.telemetry.port.Receipts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PostgresConfigTest {

    @Test
    void withoutBeingChosenItOffersNothingAndHasItsDefaults() {
        try (Gate gate = Boot.start(Map.of("PORT", "-1"), Map.of())) {
            ApplicationContext context = gate.context();

            assertThat(context.getBean(TokenStore.class)).isNotInstanceOf(PostgresTokenStore.class);
            assertThat(context.getBean(DeliveryQueues.class).metrics()).isNotInstanceOf(PostgresDeliveryQueue.class);
            PostgresConfig way = context.getBean(PostgresConfig.class);
            assertThat(way.url()).isEqualTo("jdbc:postgresql://localhost:5432/postern");
            assertThat(way.user()).isEqualTo("postern");
            assertThat(way.password()).isEmpty();
            assertThat(way.timeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(way.connectionsMax()).isEqualTo(8);
            assertThat(context.getBean(PostgresQueueConfig.class))
                    .isEqualTo(new PostgresQueueConfig(
                            256L << 20,
                            Duration.ofSeconds(60),
                            256,
                            25_000,
                            Duration.ofHours(24),
                            Duration.ofMillis(100)));
        }
    }

    @Test
    void eachAdapterIsThereWhenItIsChosen() {
        Map<String, Object> keys = Map.of(
                "postern.access.token-store", "postgres",
                "postern.telemetry.queue", "postgres",
                "postern.telemetry.dead-letters", "memory",
                "postern.telemetry.request-budget", "memory",
                "postern.postgres.url", RealPostgres.shared().url());

        try (Gate gate = Boot.start(Map.of("PORT", "-1"), keys)) {
            assertThat(gate.context().getBean(TokenStore.class)).isInstanceOf(PostgresTokenStore.class);
            assertThat(gate.context().getBean(DeliveryQueues.class).logs()).isInstanceOf(PostgresDeliveryQueue.class);
            assertThat(gate.context().getBean(Receipts.class)).isInstanceOf(PostgresReceipts.class);
        }
    }

    @Test
    void aMisspeltKeyAndALeaseThatIsTooShortStopTheBoot() {
        assertThatThrownBy(() -> Boot.check(Map.of(), Map.of("postern.postgres.urk", "x")))
                .hasMessageContaining("did you mean postern.postgres.url?");
        assertThatThrownBy(() -> Boot.check(
                        Map.of(),
                        Map.of("postern.telemetry.queue", "postgres", "postern.telemetry.postgres-queue.lease", "1s")))
                .hasMessageStartingWith("postern.telemetry.postgres-queue.lease: 1s (expected: more than ");
    }

    @Test
    void aValueOutOfRangeIsRefusedWithItsKey() {
        assertThatThrownBy(() -> new PostgresConfig("", "", "", Duration.ofMillis(1), 1))
                .hasMessageStartingWith("postern.postgres.timeout: ");
        assertThatThrownBy(() ->
                        new PostgresQueueConfig(1, Duration.ZERO, 1, 1, Duration.ofHours(1), Duration.ofMillis(1)))
                .hasMessageStartingWith("postern.telemetry.postgres-queue.lease: ");
    }
}
