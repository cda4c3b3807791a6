package io.postern.testkit.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.destinations.model.Region;
import io.postern.destinations.port.KnownRegions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link KnownRegions} promises. */
public interface KnownRegionsContract {

    /** The regions under test. */
    KnownRegions regions();

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-central-1", "ap-southeast-2", "cn-north-1", "us-gov-west-1"})
    default void regionsOfAllPartitionsAreKnown(String region) {
        assertThat(regions().contains(new Region(region))).isTrue();
    }

    @Test
    default void typingErrorsAreNot() {
        assertThat(regions().contains(new Region("eu-cental-1"))).isFalse();
        assertThat(regions().contains(new Region("us-east-11"))).isFalse();
    }
}
