package io.postern.locate.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KnownPlacesTest {

    @Test
    void aCountryHasAMiddle() {
        assertThat(KnownPlaces.ofCountry("DE")).contains(new GeoPoint(51.1, 10.4));
    }

    @Test
    void aRegionHasOneOfItsOwn() {
        assertThat(KnownPlaces.ofRegion("US-NY")).contains(new GeoPoint(42.9, -75.5));
    }

    @Test
    void aRegionThatIsNotKnownIsInItsCountry() {
        assertThat(KnownPlaces.ofRegion("DE-BE")).isEqualTo(KnownPlaces.ofCountry("DE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "XX", "de", "US-NY", "#", "Germany"})
    void whatIsNoCountryIsNowhere(String code) {
        assertThat(KnownPlaces.ofCountry(code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "DE", "XX-1", "USA-NY", "US"})
    void whatIsNoRegionIsNowhere(String code) {
        assertThat(KnownPlaces.ofRegion(code)).isEmpty();
    }
}
