package io.postern.redis.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.port.ClientRegistry;
import io.postern.redis.RedisConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clients in one hash, each sealed. One that does not open with our key is as good as none; it can be registered anew.
 * Operators who register the last ones at the same moment may pass the bound by as many as they are.
 */
final class RedisClientRegistry implements ClientRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(RedisClientRegistry.class);

    private final RedisConnection redis;
    private final byte[] key;
    private final ClientSeal seal;
    private final AtomicBoolean unreadableTold = new AtomicBoolean();

    /**
     * The registry of that name.
     *
     * @param name what the key ends with
     */
    RedisClientRegistry(RedisConnection redis, String name, ClientSeal seal) {
        this.redis = redis;
        this.key = ("postern:" + name).getBytes(UTF_8);
        this.seal = seal;
    }

    @Override
    public Optional<Client> find(ClientId id) {
        byte @Nullable [] sealed = redis.call("find a client", commands -> commands.hget(key, field(id)));
        return sealed == null ? Optional.empty() : open(id, sealed);
    }

    @Override
    public List<Client> list() {
        Map<byte[], byte[]> all = redis.call("list clients", commands -> commands.hgetall(key));
        List<Client> clients = new ArrayList<>();
        all.forEach(
                (id, kept) -> open(new ClientId(new String(id, UTF_8)), kept).ifPresent(clients::add));
        clients.sort(Comparator.comparing(client -> client.id().value()));
        return clients;
    }

    @Override
    public boolean put(Client client) {
        byte[] field = field(client.id());
        byte[] sealed = seal.seal(client.id(), ClientText.write(client));
        boolean known = redis.call("look for a client", commands -> commands.hexists(key, field));
        if (!known && redis.<Long>call("count clients", commands -> commands.hlen(key)) >= CLIENTS_MAX) return false;
        boolean _ = redis.call("keep a client", commands -> commands.hset(key, field, sealed));
        return true;
    }

    @Override
    public boolean remove(ClientId id) {
        return redis.<Long>call("forget a client", commands -> commands.hdel(key, field(id))) > 0;
    }

    private Optional<Client> open(ClientId id, byte[] sealed) {
        Optional<Client> client = seal.open(id, sealed).flatMap(text -> ClientText.read(id, text));
        if (client.isEmpty() && !unreadableTold.getAndSet(true))
            LOG.warn(
                    "A registered client does not open with postern.access.registry-key; it and others like it are"
                            + " passed over. client={}",
                    id);
        return client;
    }

    private static byte[] field(ClientId id) {
        return id.value().getBytes(UTF_8);
    }
}
