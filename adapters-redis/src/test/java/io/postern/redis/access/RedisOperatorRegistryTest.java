package io.postern.redis.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.EnrolOperator;
import io.postern.access.model.Role;
import io.postern.access.port.OperatorRegistry;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.testkit.Unique;
import io.postern.testkit.access.OperatorRegistryContract;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisOperatorRegistryTest implements OperatorRegistryContract {

    private final RedisServer redis;
    private final RedisServer replica;
    private final String name = Unique.name("operators");

    RedisOperatorRegistryTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
    }

    @Override
    public OperatorRegistry registry() {
        return new RedisOperatorRegistry(redis.connection(), name);
    }

    @Override
    public OperatorRegistry replica() {
        return new RedisOperatorRegistry(replica.connection(), name);
    }

    @Test
    void noKeyStandsInRedis() {
        String key = new EnrolOperator(registry(), new SecureRandom(), Clock.systemUTC())
                .enrol("Ada", Role.READ)
                .orElseThrow()
                .key()
                .reveal();

        List<byte[]> kept =
                redis.connection().call("look", commands -> commands.hvals(("postern:" + name).getBytes(UTF_8)));

        assertThat(kept).hasSize(1).allSatisfy(text -> assertThat(new String(text, UTF_8))
                .doesNotContain(key.substring(20)));
    }
}
