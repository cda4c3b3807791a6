package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.telemetry.model.Usage;
import io.postern.telemetry.port.Quotas;
import io.postern.testkit.Unique;
import io.postern.testkit.telemetry.QuotasContract;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisQuotasTest implements QuotasContract {

    private final RedisServer redis;
    private final RedisServer replica;

    RedisQuotasTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
    }

    @Override
    public Quotas quotas() {
        return new RedisQuotas(redis.connection());
    }

    @Override
    public Quotas replica() {
        return new RedisQuotas(replica.connection());
    }

    @Test
    void countsGoByThemselves() {
        ClientId client = new ClientId(Unique.name("client"));
        Quota quota = new Quota(10, 10, 10);
        quotas().take(client, 7, quota, new Usage(1, 1), new Usage(1, 1))
                .toCompletableFuture()
                .join();
        quotas().addSeries(client, 7, quota, Set.of(1L)).toCompletableFuture().join();

        assertThat(millisLeft(client, "minute-7")).isBetween(60_000L, 120_000L);
        assertThat(millisLeft(client, "day-7")).isBetween(86_400_000L, 172_800_000L);
        assertThat(millisLeft(client, "day-7-try")).isEqualTo(-2);
    }

    private long millisLeft(ClientId client, String part) {
        byte[] key = ("postern:{quota-" + client + "}:" + part).getBytes(StandardCharsets.UTF_8);
        return redis.connection().<Long>call("look", commands -> commands.pttl(key));
    }
}
