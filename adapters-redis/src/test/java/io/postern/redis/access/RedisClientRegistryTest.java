package io.postern.redis.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Addition;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.port.ClientRegistry;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.shared.Secret;
import io.postern.testkit.Unique;
import io.postern.testkit.access.ClientRegistryContract;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisClientRegistryTest implements ClientRegistryContract {

    private static final Secret KEY = new Secret("registry key");

    private final RedisServer redis;
    private final RedisServer replica;
    private final String name = Unique.name("clients");

    RedisClientRegistryTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
    }

    @Override
    public ClientRegistry clients() {
        return new RedisClientRegistry(redis.connection(), name, new ClientSeal(KEY));
    }

    @Override
    public ClientRegistry replica() {
        return new RedisClientRegistry(replica.connection(), name, new ClientSeal(KEY));
    }

    @Test
    void aStolenStoreTellsNoSecret() {
        clients().add(client("shop"));

        assertThat(new String(stored("shop"), UTF_8)).doesNotContain("hunter2", "aHVudGVyMg");
    }

    @Test
    void anotherKeyOpensNothingButMayRegisterAnew() {
        clients().add(client("shop"));
        ClientRegistry other = new RedisClientRegistry(redis.connection(), name, new ClientSeal(new Secret("other")));

        assertThat(other.find(new ClientId("shop"))).isEmpty();
        assertThat(other.list()).isEmpty();
        assertThat(other.replace(client("shop"), client("shop"))).isFalse();
        assertThat(other.add(client("shop"))).isEqualTo(Addition.ADDED);
        assertThat(other.find(new ClientId("shop"))).contains(client("shop"));
    }

    @Test
    void whatIsKeptOfOneClientIsNoOtherClient() {
        clients().add(client("shop"));
        write(Map.of("bank", stored("shop")));

        assertThat(clients().find(new ClientId("bank"))).isEmpty();
    }

    @Test
    void whatSomebodyElseWroteIsNoClient() {
        byte[] altered = registryBytes();
        altered[altered.length - 1] ^= 1;
        write(Map.of("shop", altered, "bank", new byte[0], "mail", new byte[] {1, 2, 3}));

        assertThat(clients().list()).isEmpty();
    }

    @Test
    void atTheBoundNoNewClientIsKept() {
        clients().add(client("shop"));
        write(IntStream.range(1, ClientRegistry.CLIENTS_MAX).boxed().collect(Collectors.toMap(i -> "client-" + i, _ ->
                new byte[] {0})));

        assertThat(clients().add(client("bank"))).isEqualTo(Addition.FULL);
        assertThat(clients().replace(client("shop"), client("shop").rotatedTo(new Secret("newer"))))
                .isTrue();
    }

    private byte[] registryBytes() {
        clients().add(client("shop"));
        return stored("shop");
    }

    private byte[] stored(String id) {
        return redis.connection().call("look", commands -> commands.hget(key(), id.getBytes(UTF_8)));
    }

    private void write(Map<String, byte[]> entries) {
        entries.forEach((id, bytes) -> {
            boolean _ = redis.connection().call("write", commands -> commands.hset(key(), id.getBytes(UTF_8), bytes));
        });
    }

    private byte[] key() {
        return ("postern:" + name).getBytes(UTF_8);
    }

    private static Client client(String id) {
        return new Client(new ClientId(id), new Secret("hunter2"));
    }
}
