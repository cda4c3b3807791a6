package io.postern.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RedisPersistenceTest {

    @Test
    void anAppendOnlyFileIsEnough() {
        assertThat(RedisPersistence.warnings("yes", "", "noeviction")).isEmpty();
    }

    @Test
    void nothingOnDiskIsWarnedOf() {
        assertThat(RedisPersistence.warnings("no", "", "noeviction"))
                .singleElement()
                .asString()
                .contains("keeps nothing on disk");
    }

    @Test
    void snapshotsAloneAreWarnedOf() {
        assertThat(RedisPersistence.warnings("no", "3600 1 300 100", "noeviction"))
                .singleElement()
                .asString()
                .contains("snapshots only");
    }

    @Test
    void evictionIsWarnedOf() {
        assertThat(RedisPersistence.warnings("yes", "", "allkeys-lru"))
                .singleElement()
                .asString()
                .contains("evict");
    }

    @Test
    void aRedisThatDoesNotTellIsNotWarnedOf() {
        assertThat(RedisPersistence.warnings("", "", "")).isEmpty();
    }
}
