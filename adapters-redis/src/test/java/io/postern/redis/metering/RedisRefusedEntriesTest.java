package io.postern.redis.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.postern.metering.port.RefusedEntries;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.testkit.MovableClock;
import io.postern.testkit.Unique;
import io.postern.testkit.metering.RefusedEntriesContract;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisRefusedEntriesTest implements RefusedEntriesContract {

    private final RedisServer redis;
    private final RedisServer replica;
    private final String name = "{" + Unique.name("metering") + "}:refused";
    private final MovableClock clock = MovableClock.at(AT);

    RedisRefusedEntriesTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
    }

    @Override
    public RefusedEntries refused() {
        return new RedisRefusedEntries(redis.connection(), name, 10, Duration.ofHours(1), clock);
    }

    @Override
    public RefusedEntries replica() {
        return new RedisRefusedEntries(replica.connection(), name, 10, Duration.ofHours(1), clock);
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Test
    void theBoundsAreThoseOfTheDocuments() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getBean(RedisRefusedConfig.class))
                    .isEqualTo(new RedisRefusedConfig(10_000, Duration.ofDays(14)));
        }
        try (ApplicationContext context = ApplicationContext.run(
                Map.of("postern.metering.redis-refused.entries-max", 7, "postern.metering.redis-refused.keep", "1h"))) {
            assertThat(context.getBean(RedisRefusedConfig.class))
                    .isEqualTo(new RedisRefusedConfig(7, Duration.ofHours(1)));
        }
        assertThatThrownBy(() -> new RedisRefusedConfig(0, Duration.ofHours(1)))
                .hasMessage("postern.metering.redis-refused.entries-max: 0 (expected: 1 or more)");
        assertThatThrownBy(() -> new RedisRefusedConfig(1, Duration.ZERO))
                .hasMessage("postern.metering.redis-refused.keep: PT0S (expected: more than zero)");
    }

    @Test
    void linesThatMeanNothingAreSkipped() {
        String text = RefusedText.of(RefusedEntriesContract.entry(1));

        assertThat(RefusedText.read(text)).contains(RefusedEntriesContract.entry(1));
        assertThat(RefusedText.read("2" + text.substring(1))).isEmpty();
        assertThat(RefusedText.read(text + "\nmore")).isEmpty();
        assertThat(RefusedText.read(text.replace("NOT_JSON", "NEWER"))).isEmpty();
    }
}
