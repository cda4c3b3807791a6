package io.postern.redis.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.XAddArgs;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.shared.PortUnavailable;
import io.postern.testkit.MovableClock;
import io.postern.testkit.Unique;
import io.postern.testkit.cleanup.ChangeTrailContract;
import io.postern.testkit.cleanup.Entries;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisChangeTrailTest implements ChangeTrailContract {

    private final RedisServer redis;
    private final RedisServer replica;
    private final AllowlistKeys keys = new AllowlistKeys(Unique.name("allowlist"));
    private final MovableClock clock = MovableClock.at(NOW);

    RedisChangeTrailTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
    }

    @Override
    public Allowlist allowlist() {
        return new RedisAllowlist(redis.connection(), keys, new RedisAllowlistConfig(1_000, CHANGES_MAX, KEEP), clock);
    }

    @Override
    public ChangeTrail trail() {
        return new RedisChangeTrail(replica.connection(), keys, KEEP, clock);
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Test
    void whatIsOldGoesWithTheNextChanges() {
        for (int i = 0; i < 3; i++) allowlist().add(Entries.entry(), Entries.EDIT);
        advance(KEEP.plusDays(1));
        assertThat(length()).isEqualTo(3);

        allowlist().add(Entries.entry(), Entries.EDIT);

        assertThat(length()).isEqualTo(1);
    }

    @Test
    void whatSomebodyElseWroteIsNoChangeAndAChangeThatCannotBeWrittenIsNotMade() {
        AllowlistEntry entry = Entries.entry();
        String _ = redis.connection()
                .call(
                        "write",
                        commands -> commands.xadd(
                                keys.changes(),
                                new XAddArgs().id("7-0"),
                                Map.of("x".getBytes(UTF_8), "y".getBytes(UTF_8))));
        assertThat(trail().before(Long.MAX_VALUE, 10)).isEmpty();
        String _ = redis.connection().call("write", commands -> commands.set(keys.changes(), "x".getBytes(UTF_8)));

        assertThatThrownBy(() -> allowlist().add(entry, Entries.EDIT)).isInstanceOf(PortUnavailable.class);

        assertThat(allowlist().find(entry.resourceId())).isEmpty();
    }

    private long length() {
        return redis.connection().call("count", commands -> commands.xlen(keys.changes()));
    }
}
