package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.EntitlementKeeping;
import io.postern.metering.port.EntitlementStore;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.testkit.Unique;
import io.postern.testkit.metering.EntitlementStoreContract;
import io.postern.testkit.metering.Entitlements;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
final class RedisEntitlementStoreTest implements EntitlementStoreContract {

    private final RedisServer redis;
    private final RedisServer replica;
    private final String name = Unique.name("entitlements");

    RedisEntitlementStoreTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
    }

    @Override
    public EntitlementStore store() {
        return new RedisEntitlementStore(redis.connection(), name);
    }

    @Override
    public EntitlementStore replica() {
        return new RedisEntitlementStore(replica.connection(), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "r\tGET\t/*\nz\tlater", "q\tday\t5"})
    void whatALaterVersionOrSomebodyElseWroteAllowsNothingAndCanBeSaidAnew(String text) {
        Entitlement shop = Entitlements.ofEverything("shop");
        boolean _ = redis.connection()
                .call(
                        "write",
                        commands -> commands.hset(
                                ("postern:{metering}:" + name).getBytes(UTF_8),
                                "shop".getBytes(UTF_8),
                                text.getBytes(UTF_8)));

        assertThat(store().find(new ApiClientId("shop"))).isEmpty();
        assertThat(store().list()).isEmpty();
        assertThat(store().add(shop)).isEqualTo(EntitlementKeeping.KEPT);
        assertThat(replica().find(shop.client())).contains(shop);
    }
}
