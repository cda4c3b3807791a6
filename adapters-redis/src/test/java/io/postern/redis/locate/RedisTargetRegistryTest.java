package io.postern.redis.locate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.locate.port.TargetRegistry;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.testkit.Eventually;
import io.postern.testkit.locate.Machines;
import io.postern.testkit.locate.TargetRegistryContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisTargetRegistryTest implements TargetRegistryContract {

    private final RedisServer redis;
    private final RedisServer replica;
    private final Clock clock = Clock.systemUTC();

    RedisTargetRegistryTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
    }

    @Override
    public TargetRegistry registry() {
        return new RedisTargetRegistry(redis.connection(), clock);
    }

    @Override
    public TargetRegistry replica() {
        return new RedisTargetRegistry(replica.connection(), clock);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Test
    void aMachineGoesByItself() {
        String hostname = Machines.hostname();

        registry().keep(Machines.live(hostname, now().plusMillis(200)));

        Eventually.passes(Duration.ofSeconds(10), () -> assertThat(registry().machines())
                .noneMatch(machine -> machine.registration().hostname().text().equals(hostname)));
        registry().keep(Machines.live(Machines.hostname(), now().plusSeconds(30)));
        byte[] list = "postern:{locate}:hostnames".getBytes(UTF_8);
        Double listed = redis.connection().call("score", commands -> commands.zscore(list, hostname.getBytes(UTF_8)));
        assertThat(listed).isNull();
    }

    @Test
    void whatCannotBeReadIsNoMachine() {
        String hostname = Machines.hostname();
        registry().keep(Machines.live(hostname, now().plusSeconds(30)));
        byte[] key = ("postern:{locate}:machine:" + hostname).getBytes(UTF_8);

        redis.connection().call("spoil", commands -> commands.set(key, "nonsense".getBytes(UTF_8)));

        assertThat(registry().machines())
                .noneMatch(machine -> machine.registration().hostname().text().equals(hostname));
    }
}
