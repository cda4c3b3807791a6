package io.postern.redis.destinations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Sealed;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.testkit.Unique;
import io.postern.testkit.destinations.DestinationStoreContract;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
final class RedisDestinationStoreTest implements DestinationStoreContract {

    private static final DestinationName SHOP = new DestinationName("shop");

    private final RedisServer redis;
    private final RedisServer replica;
    private final String name = Unique.name("destinations");

    RedisDestinationStoreTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
    }

    @Override
    public DestinationStore store() {
        return new RedisDestinationStore(redis.connection(), name);
    }

    @Override
    public DestinationStore replica() {
        return new RedisDestinationStore(replica.connection(), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1 seal", "one seal", "1 ", "1 \u00e9"})
    void whatSomebodyElseWroteIsShownAndDoesNotOpen(String text) {
        boolean _ = redis.connection()
                .call(
                        "write",
                        commands -> commands.hset(
                                ("postern:" + name).getBytes(UTF_8), "shop".getBytes(UTF_8), text.getBytes(UTF_8)));

        assertThat(store().list()).containsExactly(new SealedDestination(SHOP, 1, new Sealed("unreadable")));
        assertThat(store().find(SHOP)).isPresent();
    }
}
