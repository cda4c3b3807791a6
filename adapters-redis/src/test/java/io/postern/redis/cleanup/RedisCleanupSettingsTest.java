package io.postern.redis.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.model.ResourceSetting;
import io.postern.cleanup.model.Settings;
import io.postern.cleanup.port.CleanupSettings;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.testkit.Unique;
import io.postern.testkit.cleanup.CleanupSettingsContract;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisCleanupSettingsTest implements CleanupSettingsContract {

    private final RedisServer redis;
    private final RedisServer replica;
    private final String name = Unique.name("settings");

    RedisCleanupSettingsTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
    }

    @Override
    public CleanupSettings settings() {
        return new RedisCleanupSettings(redis.connection(), name);
    }

    @Override
    public CleanupSettings replica() {
        return new RedisCleanupSettings(replica.connection(), name);
    }

    @Test
    void linesThatMeanNothingAreSkipped() {
        assertThat(SettingsText.read("version\tx\nnonsense\n\nresource\ta\tb\ttrue\tmany\tA B\nresource\ta\nregion\tx"))
                .isEqualTo(new Settings(
                        -1,
                        true,
                        Map.of("a", Map.of("b", new ResourceSetting(true, ResourceSetting.NO_TTL, "A B"))),
                        Map.of()));
    }
}
