package io.postern.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.postern.access.port.RateLimiter;
import io.postern.access.port.TokenStore;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.CleanupSettings;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.port.DestinationStore;
import io.postern.metering.port.Checkpoints;
import io.postern.metering.port.RefusedEntries;
import io.postern.shared.Secret;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueues;
import io.postern.telemetry.port.RequestBudget;
import io.postern.testkit.redis.RealRedis;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SelectionTest {

    @Test
    void withoutBeingChosenRedisOffersNothing() {
        try (ApplicationContext context = context(Map.of())) {
            assertThat(context.containsBean(TokenStore.class)).isFalse();
            assertThat(context.containsBean(RateLimiter.class)).isFalse();
            assertThat(context.containsBean(DeliveryQueues.class)).isFalse();
            assertThat(context.containsBean(DeadLetters.class)).isFalse();
            assertThat(context.containsBean(RequestBudget.class)).isFalse();
            assertThat(context.containsBean(DestinationStore.class)).isFalse();
            assertThat(context.containsBean(Allowlist.class)).isFalse();
            assertThat(context.containsBean(CleanupSettings.class)).isFalse();
        }
    }

    @Test
    void accessIsOfferedWhenChosen() {
        try (ApplicationContext context = context(Map.of("postern.access.store", "redis"))) {
            assertThat(context.containsBean(RateLimiter.class)).isTrue();
            assertThat(context.containsBean(DeliveryQueues.class)).isFalse();
        }
    }

    @Test
    void whatMayBeElsewhereIsOfferedEachWhenChosen() {
        try (ApplicationContext context = context(Map.of("postern.access.token-store", "redis"))) {
            assertThat(context.getBean(TokenStore.class)
                            .claim("selection", Clock.systemUTC().instant()))
                    .isTrue();
            assertThat(context.containsBean(RateLimiter.class)).isFalse();
        }
        try (ApplicationContext context = context(Map.of("postern.telemetry.dead-letters", "redis"))) {
            assertThat(context.getBean(DeadLetters.class).count()).isZero();
            assertThat(context.containsBean(DeliveryQueues.class)).isFalse();
        }
        try (ApplicationContext context = context(Map.of("postern.telemetry.request-budget", "redis"))) {
            assertThat(context.getBean(RequestBudget.class).ask(BudgetScope.CONFIGURED, BudgetedApi.METRICS, 1))
                    .isInstanceOf(Allowance.Granted.class);
            assertThat(context.containsBean(DeadLetters.class)).isFalse();
        }
    }

    @Test
    void destinationsAreOfferedWhenChosen() {
        try (ApplicationContext context = context(Map.of("postern.destinations.store", "redis"))) {
            assertThat(context.getBean(DestinationStore.class).find(new DestinationName("nobody")))
                    .isEmpty();
            assertThat(context.containsBean(TokenStore.class)).isFalse();
        }
    }

    @Test
    void allowlistAndSettingsAreOfferedEachWhenChosen() {
        try (ApplicationContext context = context(Map.of("postern.cleanup.allowlist", "redis"))) {
            assertThat(context.getBean(Allowlist.class).find(new ResourceId("nobody")))
                    .isEmpty();
            assertThat(context.containsBean(CleanupSettings.class)).isFalse();
        }
        try (ApplicationContext context = context(Map.of("postern.cleanup.settings", "redis"))) {
            assertThat(context.containsBean(CleanupSettings.class)).isTrue();
            assertThat(context.containsBean(Allowlist.class)).isFalse();
        }
    }

    @Test
    void whatMeteringKeepsIsOfferedWhenChosen() {
        try (ApplicationContext context = context(Map.of("postern.metering.store", "redis"))) {
            assertThat(context.getBean(RefusedEntries.class).find("", 1).next()).isEmpty();
            assertThat(context.getBean(Checkpoints.class).find("selection")).isEmpty();
            assertThat(context.containsBean(Allowlist.class)).isFalse();
        }
    }

    @Test
    void telemetryIsOfferedWhenChosen() {
        try (ApplicationContext context = context(Map.of("postern.telemetry.queue", "redis"))) {
            assertThat(context.getBean(DeliveryQueues.class).depth().submissions())
                    .isZero();
            assertThat(context.containsBean(DeadLetters.class)).isFalse();
            assertThat(context.containsBean(RequestBudget.class)).isFalse();
            assertThat(context.containsBean(TokenStore.class)).isFalse();
        }
    }

    private static ApplicationContext context(Map<String, Object> chosen) {
        Map<String, Object> keys = new HashMap<>(chosen);
        keys.put("postern.redis.uri", RealRedis.shared().uri().toString());
        ApplicationContext context = ApplicationContext.builder()
                .properties(keys)
                .singletons(Clock.systemUTC(), new BudgetPolicy(500, 5000))
                .build();
        context.registerSingleton(Secret.class, new Secret("seals receipts"), Qualifiers.byName("access-token-secret"));
        return context.start();
    }
}
