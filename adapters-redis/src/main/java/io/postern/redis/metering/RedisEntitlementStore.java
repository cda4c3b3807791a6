package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.ScriptOutputType;
import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.EntitlementKeeping;
import io.postern.metering.model.EntitlementText;
import io.postern.metering.port.EntitlementStore;
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

/** Entitlements that all replicas share, in one hash. */
final class RedisEntitlementStore implements EntitlementStore {

    private static final RedisScript SWAP = RedisScript.beside(RedisEntitlementStore.class, "swap-entitlement.lua");
    private static final byte[] MOST = Integer.toString(ENTITLEMENTS_MAX).getBytes(US_ASCII);
    private static final byte[] NOTHING = {};

    private static final Logger LOG = LoggerFactory.getLogger(RedisEntitlementStore.class);

    private final RedisConnection redis;
    private final byte[] key;
    private final AtomicBoolean unreadableTold = new AtomicBoolean();

    /** The entitlements of that name, beside all else of metering. */
    RedisEntitlementStore(RedisConnection redis, String name) {
        this.redis = redis;
        this.key = ("postern:{metering}:" + name).getBytes(UTF_8);
    }

    @Override
    public Optional<Entitlement> find(ApiClientId client) {
        return read(client.value(), kept(client));
    }

    @Override
    public List<Entitlement> list() {
        Map<byte[], byte[]> all = redis.call("list entitlements", commands -> commands.hgetall(key));
        List<Entitlement> entitlements = new ArrayList<>();
        all.forEach((client, kept) -> read(new String(client, UTF_8), kept).ifPresent(entitlements::add));
        entitlements.sort(Comparator.comparing(Entitlement::client));
        return entitlements;
    }

    /** In the place of what cannot be read as well: whoever says it anew mends it. */
    @Override
    public EntitlementKeeping add(Entitlement entitlement) {
        byte[] kept = kept(entitlement.client());
        if (read(entitlement.client().value(), kept).isPresent()) return EntitlementKeeping.KNOWN;
        long swapped = swap(entitlement.client(), kept, text(entitlement));
        return swapped > 0
                ? EntitlementKeeping.KEPT
                : swapped == 0 ? EntitlementKeeping.KNOWN : EntitlementKeeping.FULL;
    }

    @Override
    public boolean replace(Entitlement before, Entitlement after) {
        return swap(before.client(), text(before), text(after)) > 0;
    }

    @Override
    public boolean remove(Entitlement before) {
        return swap(before.client(), text(before), NOTHING) > 0;
    }

    private long swap(ApiClientId client, byte[] kept, byte[] next) {
        byte[][] keys = {key};
        return redis.<Long>call(
                "change an entitlement",
                commands -> SWAP.<Long>run(
                        commands,
                        ScriptOutputType.INTEGER,
                        keys,
                        MOST,
                        client.value().getBytes(US_ASCII),
                        kept,
                        next));
    }

    /** Nothing where nothing is kept. */
    private byte[] kept(ApiClientId client) {
        byte @Nullable [] kept = redis.<byte @Nullable []>call(
                "find an entitlement",
                commands -> commands.hget(key, client.value().getBytes(US_ASCII)));
        return kept == null ? NOTHING : kept;
    }

    private Optional<Entitlement> read(String client, byte[] kept) {
        if (kept.length == 0) return Optional.empty();
        Optional<Entitlement> entitlement =
                ApiClientId.read(client).flatMap(id -> EntitlementText.read(id, new String(kept, US_ASCII)));
        if (entitlement.isEmpty() && !unreadableTold.getAndSet(true))
            LOG.warn("An entitlement cannot be read; it and others like it are passed over, and their clients may call"
                    + " nothing.");
        return entitlement;
    }

    private static byte[] text(Entitlement entitlement) {
        return EntitlementText.write(entitlement).getBytes(US_ASCII);
    }
}
