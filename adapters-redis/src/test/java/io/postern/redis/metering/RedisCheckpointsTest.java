package io.postern.redis.metering;

import io.postern.metering.port.Checkpoints;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.testkit.Unique;
import io.postern.testkit.metering.CheckpointsContract;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisCheckpointsTest implements CheckpointsContract {

    private final RedisServer redis;
    private final RedisServer replica;
    private final String name = "{" + Unique.name("metering") + "}:pull";

    RedisCheckpointsTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
    }

    @Override
    public Checkpoints checkpoints() {
        return new RedisCheckpoints(redis.connection(), name);
    }

    @Override
    public Checkpoints replica() {
        return new RedisCheckpoints(replica.connection(), name);
    }
}
