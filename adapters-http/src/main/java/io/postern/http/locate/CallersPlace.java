package io.postern.http.locate;

import io.micronaut.http.HttpRequest;
import io.postern.locate.model.GeoPoint;
import io.postern.locate.model.KnownPlaces;
import io.postern.locate.model.Whereabouts;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads where a caller is: what it says itself, or what a trusted proxy says of it. */
@Singleton
final class CallersPlace {

    private final String header;

    CallersPlace(LocateConfig config) {
        this.header = config.locationHeader();
    }

    /**
     * What is known of it.
     *
     * @param method how it is known, in the words of the original where it has any; empty: it is not
     */
    record Told(Whereabouts whereabouts, String method) {

        private static Told by(String method, GeoPoint place) {
            return new Told(new Whereabouts.At(place), method);
        }
    }

    /** Where it is; empty when it says so and there is no such place. */
    Optional<Told> of(HttpRequest<?> request, Parameters query) {
        String latitude = query.first("lat");
        String longitude = query.first("lon");
        if (!latitude.isEmpty() && !longitude.isEmpty())
            return place(latitude, longitude).map(place -> Told.by("user-latlon", place));
        // A proxy that cannot tell is no fault of the caller, who is spread like others that say nothing.
        return Optional.of(
                named(query).or(() -> byProxy(request)).orElseGet(() -> new Told(new Whereabouts.Unknown(), "")));
    }

    /** As in the original: a strict country narrows the choice, and says nothing of where the caller is. */
    private static Optional<Told> named(Parameters query) {
        Optional<Told> region = KnownPlaces.ofRegion(query.first("region")).map(place -> Told.by("user-region", place));
        if (region.isPresent() || query.first("strict").equals("true")) return region;
        return KnownPlaces.ofCountry(query.first("country")).map(place -> Told.by("user-country", place));
    }

    private Optional<Told> byProxy(HttpRequest<?> request) {
        String told = header.isEmpty() ? null : request.getHeaders().get(header);
        String[] parts = told == null ? new String[0] : told.split(",", -1);
        return parts.length == 2
                ? place(parts[0], parts[1]).map(place -> Told.by("header-latlon", place))
                : Optional.empty();
    }

    private static Optional<GeoPoint> place(String latitude, String longitude) {
        try {
            double north = Double.parseDouble(latitude.strip());
            double east = Double.parseDouble(longitude.strip());
            return GeoPoint.valid(north, east) ? Optional.of(new GeoPoint(north, east)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
