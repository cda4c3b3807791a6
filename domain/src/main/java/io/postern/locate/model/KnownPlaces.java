package io.postern.locate.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The middle of countries, and of the regions of those few where it makes a difference which region one is in: Australia,
 * Brazil, Canada and the United States.
 */
public final class KnownPlaces {

    private static final Map<String, GeoPoint> BY_CODE = read();

    private KnownPlaces() {}

    /** The middle of a country by its code of two capital letters (ISO 3166-1), such as {@code DE}. */
    public static Optional<GeoPoint> ofCountry(String code) {
        return code.length() == 2 ? Optional.ofNullable(BY_CODE.get(code)) : Optional.empty();
    }

    /**
     * The middle of a region by its code (ISO 3166-2), such as {@code US-NY}; that of its country where only the country
     * is known.
     */
    public static Optional<GeoPoint> ofRegion(String code) {
        int hyphen = code.indexOf('-');
        if (hyphen != 2) return Optional.empty();
        GeoPoint known = BY_CODE.get(code);
        return known == null ? ofCountry(code.substring(0, hyphen)) : Optional.of(known);
    }

    private static Map<String, GeoPoint> read() {
        try (InputStream file = Objects.requireNonNull(KnownPlaces.class.getResourceAsStream("places.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            Map<String, GeoPoint> places = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#")) continue;
                String[] parts = line.split(" ", -1);
                places.put(parts[0], new GeoPoint(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])));
            }
            return Map.copyOf(places);
        } catch (IOException broken) {
            throw new UncheckedIOException("places.txt: not readable (expected: part of Postern)", broken);
        }
    }
}
