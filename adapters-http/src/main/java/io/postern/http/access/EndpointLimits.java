package io.postern.http.access;

import io.micronaut.core.convert.ConversionService;
import io.postern.access.model.RateLimit;
import io.postern.http.Endpoint;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the limits of single endpoints, each written as {@code endpoint=burst/refill}. */
final class EndpointLimits {

    private static final Pattern LIMIT = Pattern.compile("([A-Za-z]+)=([1-9][0-9]{0,8})/(\\w{1,16})");

    private static final Map<String, Endpoint> ENDPOINTS = Map.of(
            "token", Endpoint.TOKEN,
            "metric", Endpoint.METRIC,
            "logEvents", Endpoint.LOG_EVENTS,
            "test", Endpoint.TEST,
            "api", Endpoint.API,
            "locate", Endpoint.LOCATE);

    private EndpointLimits() {}

    /** The limits in these texts, of one address each; of an endpoint that is named twice, the last. */
    static Map<Endpoint, RateLimit> read(List<String> texts, ConversionService conversion) {
        Map<Endpoint, RateLimit> limits = new EnumMap<>(Endpoint.class);
        for (String text : texts) {
            Matcher limit = LIMIT.matcher(text.strip());
            if (!limit.matches() || !ENDPOINTS.containsKey(limit.group(1))) throw unusable(text);
            Optional<Duration> refill = conversion.convert(limit.group(3), Duration.class);
            if (refill.isEmpty() || refill.get().isZero() || refill.get().isNegative()) throw unusable(text);
            // By a name of its own, so that no two limits share a bucket.
            limits.put(
                    ENDPOINTS.get(limit.group(1)),
                    new RateLimit("ip-" + limit.group(1), Integer.parseInt(limit.group(2)), refill.get()));
        }
        return limits;
    }

    private static IllegalArgumentException unusable(String text) {
        return new IllegalArgumentException("postern.access.rate-limit.endpoints: \"" + text
                + "\" (expected: endpoint=burst/refill, for example token=5/1s; the endpoints are token, metric,"
                + " logEvents, test, api and locate)");
    }
}
