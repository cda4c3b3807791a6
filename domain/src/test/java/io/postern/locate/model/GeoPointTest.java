package io.postern.locate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GeoPointTest {

    private static final GeoPoint BERLIN = new GeoPoint(52.52, 13.405);
    private static final GeoPoint NEW_YORK = new GeoPoint(40.7128, -74.006);

    @Test
    void distancesAreThoseOfTheGreatCircle() {
        assertThat(BERLIN.kilometresTo(NEW_YORK)).isCloseTo(6385, within(5.0));
        assertThat(NEW_YORK.kilometresTo(BERLIN)).isCloseTo(6385, within(5.0));
        assertThat(BERLIN.kilometresTo(BERLIN)).isZero();
    }

    @Test
    void theDateLineIsNoWall() {
        assertThat(new GeoPoint(0, 179.5).kilometresTo(new GeoPoint(0, -179.5))).isCloseTo(111, within(1.0));
    }

    @Test
    void theOtherSideIsHalfWayRound() {
        assertThat(new GeoPoint(90, 0).kilometresTo(new GeoPoint(-90, 0))).isCloseTo(20015, within(1.0));
    }

    @Test
    void thereIsNothingBeyondThePoles() {
        for (double latitude : new double[] {90.1, -90.1, Double.NaN, Double.POSITIVE_INFINITY})
            assertThatThrownBy(() -> new GeoPoint(latitude, 0)).hasMessageContaining("expected: -90 to 90");
        assertThatThrownBy(() -> new GeoPoint(0, 180.1)).hasMessageContaining("-180 to 180");
    }
}
