package io.postern.redis.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.cleanup.model.Settings;
import io.postern.cleanup.port.CleanupSettings;
import io.postern.redis.RedisConnection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings that all replicas share, as one text, so that keeping them is one step. */
final class RedisCleanupSettings implements CleanupSettings {

    private final RedisConnection redis;
    private final byte[] key;

    /** The settings of that name. */
    RedisCleanupSettings(RedisConnection redis, String name) {
        this.redis = redis;
        this.key = ("postern:" + name).getBytes(UTF_8);
    }

    @Override
    public Optional<Settings> find() {
        byte @Nullable [] kept =
                redis.<byte @Nullable []>call("find the settings of the cleanup", commands -> commands.get(key));
        return Optional.ofNullable(kept).map(text -> SettingsText.read(new String(text, UTF_8)));
    }

    @Override
    public boolean seed(Settings settings) {
        byte[] text = SettingsText.of(settings).getBytes(UTF_8);
        return redis.<Boolean>call("keep the settings of the cleanup", commands -> commands.setnx(key, text));
    }
}
