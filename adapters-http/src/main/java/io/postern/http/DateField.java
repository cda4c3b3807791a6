package io.postern.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Tells the server's time with every answer, so that devices whose own clock is wrong can stamp what they send. The
 * text is made once a second: making it each time would cost more than the rest of a small answer.
 */
@Singleton
final class DateField implements AnswerFields {

    /** RFC 9110's IMF-fixdate; the JDK's RFC 1123 format has days of one digit. */
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private record Shown(long second, String text) {}

    private final Clock clock;
    private volatile Shown shown = new Shown(Long.MIN_VALUE, "");

    DateField(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        MutableHttpHeaders headers = response.getHeaders();
        if (!headers.contains(HttpHeaders.DATE)) headers.set(HttpHeaders.DATE, now());
    }

    private String now() {
        long second = Math.floorDiv(clock.millis(), 1000L);
        Shown last = shown;
        if (last.second == second) return last.text;
        String text = FORMAT.format(Instant.ofEpochSecond(second));
        shown = new Shown(second, text);
        return text;
    }
}
