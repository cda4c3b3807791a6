package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.DecidedCalls;
import io.postern.metering.port.Decisions;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.testkit.Unique;
import io.postern.testkit.metering.DecisionsContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisDecisionsTest implements DecisionsContract {

    private final RedisServer redis;
    private final RedisServer replica;
    private final String name = Unique.name("decisions");

    RedisDecisionsTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
    }

    @Override
    public Decisions decisions() {
        return new RedisDecisions(redis.connection(), name);
    }

    @Override
    public Decisions replica() {
        return new RedisDecisions(replica.connection(), name);
    }

    @Test
    void anHourEndsAndWhatSomebodyElseWroteIsNothing() {
        byte[] key = ("postern:{metering}:" + name + ":" + TEN.getEpochSecond() / 3_600).getBytes(UTF_8);
        boolean _ = redis.connection()
                .call("write", commands -> commands.hset(key, "bank".getBytes(UTF_8), "nonsense".getBytes(UTF_8)));

        decisions().add(List.of(DecidedCalls.once("shop", TEN)));

        assertThat(decisions().between(TEN, ELEVEN)).containsExactly(DecidedCalls.once("shop", TEN));
        long seconds = redis.connection().<Long>call("ask", commands -> commands.ttl(key));
        assertThat(seconds).isBetween(Decisions.KEPT.toSeconds() - 60, Decisions.KEPT.toSeconds());
    }
}
