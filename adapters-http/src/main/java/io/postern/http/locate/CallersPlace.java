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

    /** Where it is; empty when it says so and there is no such place. */
    Optional<Whereabouts> of(HttpRequest<?> request, Parameters query) {
        String latitude = query.first("lat");
        String longitude = query.first("lon");
        if (!latitude.isEmpty() && !longitude.isEmpty()) return place(latitude, longitude);
        Optional<GeoPoint> named = named(query);
        if (named.isPresent()) return Optional.of(new Whereabouts.At(named.get()));
        String told = header.isEmpty() ? null : request.getHeaders().get(header);
        String[] parts = told == null ? new String[0] : told.split(",", -1);
        // A proxy that cannot tell is no fault of the caller, who is spread like others that say nothing.
        Optional<Whereabouts> place = parts.length == 2 ? place(parts[0], parts[1]) : Optional.empty();
        return place.isPresent() ? place : Optional.of(new Whereabouts.Unknown());
    }

    /** As in the original: a strict country narrows the choice, and says nothing of where the caller is. */
    private static Optional<GeoPoint> named(Parameters query) {
        Optional<GeoPoint> region = KnownPlaces.ofRegion(query.first("region"));
        if (region.isPresent() || query.first("strict").equals("true")) return region;
        return KnownPlaces.ofCountry(query.first("country"));
    }

    private static Optional<Whereabouts> place(String latitude, String longitude) {
        try {
            double north = Double.parseDouble(latitude.strip());
            double east = Double.parseDouble(longitude.strip());
            return GeoPoint.valid(north, east)
                    ? Optional.of(new Whereabouts.At(new GeoPoint(north, east)))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
