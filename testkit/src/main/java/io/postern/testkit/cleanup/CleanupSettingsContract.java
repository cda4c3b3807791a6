package io.postern.testkit.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.model.ResourceSetting;
import io.postern.cleanup.model.Settings;
import io.postern.cleanup.port.CleanupSettings;
import io.postern.testkit.AtOnce;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link CleanupSettings} promises. */
public interface CleanupSettingsContract {

    Settings SOME = new Settings(
            11,
            true,
            Map.of(
                    "s3", Map.of("bucket", new ResourceSetting(true, 30, "Bucket Name \u00e9")),
                    "ec2",
                            Map.of(
                                    "address", new ResourceSetting(false, ResourceSetting.NO_TTL, ""),
                                    "instance",
                                            new ResourceSetting(true, 7, "Instance ID (e.g., i-0d97729996c07c6dd)"))),
            Map.of("eu-west-3", true, "cn-north-1", false));

    Settings OTHERS =
            new Settings(12, false, Map.of("s3", Map.of("bucket", new ResourceSetting(true, 1, "x"))), Map.of());

    /** The settings under test, none at the start of a test; the same throughout it. */
    CleanupSettings settings();

    /** The same as another replica has them. */
    default CleanupSettings replica() {
        return settings();
    }

    @Test
    default void noneAreFoundBeforeTheyAreKept() {
        assertThat(settings().find()).isEmpty();
    }

    @Test
    default void whatIsKeptIsFoundWholeOnEveryReplica() {
        assertThat(settings().seed(SOME)).isTrue();

        assertThat(replica().find()).contains(SOME);
    }

    @Test
    default void whatIsThereIsNeverOverwritten() {
        settings().seed(SOME);

        assertThat(replica().seed(OTHERS)).isFalse();
        assertThat(settings().find()).contains(SOME);
    }

    @Test
    default void ofManyWhoKeepTheFirstOnesOneDoes() {
        List<Boolean> kept = AtOnce.run(8, () -> replica().seed(SOME));

        assertThat(kept).containsOnlyOnce(true);
        assertThat(settings().find()).contains(SOME);
    }
}
