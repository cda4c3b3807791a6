package io.postern.locate.model;

/**
 * A place on the Earth.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record GeoPoint(double latitude, double longitude) {

    private static final double EARTH_RADIUS_KM = 6371;

    public GeoPoint {
        if (!valid(latitude, longitude))
            throw new IllegalArgumentException(
                    "place: " + latitude + ", " + longitude + " (expected: -90 to 90 and -180 to 180 degrees)");
    }

    /** Whether there is such a place. */
    public static boolean valid(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    /** Kilometres along the great circle (the haversine formula). */
    public double kilometresTo(GeoPoint other) {
        double north = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double chord = north * north
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude)) * east * east;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
