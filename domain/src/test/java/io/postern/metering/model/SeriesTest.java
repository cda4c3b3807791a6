package io.postern.metering.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SeriesTest {

    private static final String LONG = "/" + "x".repeat(256);

    @Test
    void aTextOfTheMostCharactersIsToldApart() {
        String longest = LONG.substring(1);

        Series series = new Series(longest, "GET", longest, StatusClass.SUCCESS);

        assertEquals(longest, series.application());
        assertEquals(longest, series.route());
    }

    @Test
    void aLongerRouteIsOneOfTheOthers() {
        assertEquals(
                new Series("shop", "GET", "(other)", StatusClass.SUCCESS),
                new Series("shop", "GET", LONG, StatusClass.SUCCESS));
    }

    @Test
    void aLongerApplicationIsOneOfTheOthersWithAllItsRoutes() {
        assertEquals(
                new Series("(other)", "GET", "(other)", StatusClass.SUCCESS),
                new Series(LONG, "GET", "/pets", StatusClass.SUCCESS));
    }
}
