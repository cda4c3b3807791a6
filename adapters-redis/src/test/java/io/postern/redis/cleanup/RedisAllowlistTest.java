package io.postern.redis.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.Keeping;
import io.postern.cleanup.port.Allowlist;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.testkit.MovableClock;
import io.postern.testkit.Unique;
import io.postern.testkit.cleanup.AllowlistContract;
import io.postern.testkit.cleanup.Entries;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisAllowlistTest implements AllowlistContract {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final int ENTRIES_MAX = 5_000;

    private final RedisServer redis;
    private final RedisServer replica;
    private final String name = Unique.name("allowlist");
    private final MovableClock clock = MovableClock.at(NOW);

    RedisAllowlistTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
    }

    @Override
    public Allowlist allowlist() {
        return of(redis, ENTRIES_MAX);
    }

    @Override
    public Allowlist replica() {
        return of(replica, ENTRIES_MAX);
    }

    @Test
    void aListOfManyPagesIsReadToItsEnd() {
        IntStream.range(10_000, 14_500).forEach(i -> allowlist().add(Entries.of("s3:bucket:" + i), Entries.EDIT));

        try (Stream<AllowlistEntry> listed = replica().list()) {
            assertThat(listed.map(entry -> entry.resourceId().id()))
                    .containsExactlyElementsOf(IntStream.range(10_000, 14_500)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    @Test
    void whatIsExtendedWhileItIsListedIsListedOnce() {
        IntStream.range(10_000, 12_001).forEach(i -> allowlist().add(Entries.of("s3:bucket:" + i), Entries.EDIT));
        AllowlistEntry last = Entries.of("s3:bucket:11999");

        try (Stream<AllowlistEntry> listed = allowlist().list()) {
            assertThat(replica().replace(last, Entries.longer(last), Entries.EDIT))
                    .isTrue();

            assertThat(listed.map(entry -> entry.resourceId().id()).filter("11999"::equals))
                    .hasSize(1);
        }
    }

    @Test
    void thereIsRoomForSoManyUntilOneHasEndedADayAgo() {
        Allowlist three = of(redis, 3);
        AllowlistEntry brief = Entries.entry().until(Expiration.after(NOW, Duration.ofHours(1)));
        three.add(brief, Entries.EDIT);
        three.add(Entries.entry(), Entries.EDIT);
        three.add(Entries.entry(), Entries.EDIT);

        clock.advance(Duration.ofHours(24));
        assertThat(three.add(Entries.entry(), Entries.EDIT)).isEqualTo(Keeping.FULL);
        assertThat(three.add(brief, Entries.EDIT)).isEqualTo(Keeping.PRESENT);

        clock.advance(Duration.ofHours(2));
        assertThat(three.add(Entries.entry(), Entries.EDIT)).isEqualTo(Keeping.KEPT);
        assertThat(three.find(brief.resourceId())).isEmpty();
    }

    @Test
    void whatSomebodyElseWroteIsNoEntry() {
        AllowlistEntry entry = Entries.entry();
        allowlist().add(entry, Entries.EDIT);
        for (String text : new String[] {"x", "s3:bucket:x\0soon\0\0", "\0001\0\0", "s3:bucket:x\0001\0"}) {
            long _ = redis.connection()
                    .call(
                            "write",
                            commands ->
                                    commands.zadd(("postern:{" + name + "}").getBytes(UTF_8), 0, text.getBytes(UTF_8)));
        }

        try (Stream<AllowlistEntry> listed = allowlist().list()) {
            assertThat(listed).containsExactly(entry);
        }
    }

    @Test
    void aZeroCharacterIsRefused() {
        assertThatThrownBy(() -> allowlist().add(Entries.of("s3:bucket:a\0b"), Entries.EDIT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBoundsHaveDefaultsAndKeys() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getBean(RedisAllowlistConfig.class))
                    .isEqualTo(new RedisAllowlistConfig(100_000, 10_000, Duration.ofDays(365)));
        }
        try (ApplicationContext context = ApplicationContext.run(Map.of(
                "postern.cleanup.redis-allowlist.entries-max", 7,
                "postern.cleanup.redis-allowlist.changes-max", 8,
                "postern.cleanup.redis-allowlist.changes-keep", "9d"))) {
            assertThat(context.getBean(RedisAllowlistConfig.class))
                    .isEqualTo(new RedisAllowlistConfig(7, 8, Duration.ofDays(9)));
        }
        assertThatThrownBy(() -> new RedisAllowlistConfig(0, 1, Duration.ofDays(1)))
                .hasMessage("postern.cleanup.redis-allowlist.entries-max: 0 (expected: 1 or more)");
        assertThatThrownBy(() -> new RedisAllowlistConfig(1, 0, Duration.ofDays(1)))
                .hasMessage("postern.cleanup.redis-allowlist.changes-max: 0 (expected: 1 or more)");
        assertThatThrownBy(() -> new RedisAllowlistConfig(1, 1, Duration.ofHours(1)))
                .hasMessage("postern.cleanup.redis-allowlist.changes-keep: PT1H (expected: a day or more)");
    }

    private Allowlist of(RedisServer server, int entriesMax) {
        return new RedisAllowlist(
                server.connection(),
                new AllowlistKeys(name),
                new RedisAllowlistConfig(entriesMax, 10, Duration.ofDays(1)),
                clock);
    }
}
