package io.postern.redis.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.ScriptOutputType;
import io.postern.access.model.Addition;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.port.ClientRegistry;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
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
 * No two seals are the same, even of equal clients, so the bytes that were read tell whether something was changed.
 */
final class RedisClientRegistry implements ClientRegistry {

    private static final RedisScript SWAP = RedisScript.beside(RedisClientRegistry.class, "swap-client.lua");
    private static final byte[] NOTHING = new byte[0];

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
        return open(id, kept(id));
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
    public Addition add(Client client) {
        byte[] kept = kept(client.id());
        if (open(client.id(), kept).isPresent()) return Addition.KNOWN;
        long swapped = swap(client.id(), kept, sealed(client));
        return swapped > 0 ? Addition.ADDED : swapped == 0 ? Addition.KNOWN : Addition.FULL;
    }

    @Override
    public boolean replace(Client before, Client after) {
        return swap(before, sealed(after));
    }

    @Override
    public boolean remove(Client before) {
        return swap(before, NOTHING);
    }

    @Override
    public boolean remove(ClientId id) {
        return redis.<Long>call("forget a client", commands -> commands.hdel(key, field(id))) > 0;
    }

    private boolean swap(Client before, byte[] next) {
        byte[] kept = kept(before.id());
        return open(before.id(), kept).filter(before::equals).isPresent() && swap(before.id(), kept, next) > 0;
    }

    private long swap(ClientId id, byte[] kept, byte[] next) {
        byte[][] keys = {key};
        return redis.call(
                "change a client",
                commands -> SWAP.<Long>run(
                        commands,
                        ScriptOutputType.INTEGER,
                        keys,
                        Integer.toString(CLIENTS_MAX).getBytes(US_ASCII),
                        field(id),
                        kept,
                        next));
    }

    /** Nothing where nothing is kept. */
    private byte[] kept(ClientId id) {
        byte @Nullable [] kept = redis.call("find a client", commands -> commands.hget(key, field(id)));
        return kept == null ? NOTHING : kept;
    }

    private byte[] sealed(Client client) {
        return seal.seal(client.id(), ClientText.write(client));
    }

    private Optional<Client> open(ClientId id, byte[] sealed) {
        if (sealed.length == 0) return Optional.empty();
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
