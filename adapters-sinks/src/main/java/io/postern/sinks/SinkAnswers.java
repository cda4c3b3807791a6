package io.postern.sinks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.metering.model.Telling;
import io.postern.shared.Secret;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** Reads what sinks answer; nothing else here does. */
final class SinkAnswers {

    /**
     * The key, the address or the plan is wrong, or it is not the time: nothing that is said of an event. Taking these for
     * a refusal would throw away all events for one mistyped setting.
     */
    private static final Set<Integer> NOT_ABOUT_THE_EVENT = Set.of(401, 402, 403, 404, 405, 407, 408, 421, 425, 429);

    private static final int SHOWN_MAX = 512;

    private final Secret key;
    private final Clock clock;

    SinkAnswers(Secret key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** Most bytes of an answer to read: with the key whole where it begins in what is shown. */
    int bytesMax() {
        return SHOWN_MAX + key.reveal().length();
    }

    Heard read(int status, HttpHeaders headers, String text) {
        if (status >= 200 && status < 300) return new Heard(new Telling.Told(), false);
        String why = status + (text.isBlank() ? "" : " " + shown(text));
        boolean ofAll = status < 400 || NOT_ABOUT_THE_EVENT.contains(status);
        if (ofAll || status >= 500) return new Heard(new Telling.Later(why, after(headers)), ofAll);
        return new Heard(new Telling.Refused(why), false);
    }

    Heard failed(Throwable failure) {
        String message = failure.getMessage();
        String why = shown(failure.getClass().getSimpleName() + (message == null ? "" : ": " + message));
        return new Heard(new Telling.Later(why, Duration.ZERO), failure instanceof ConnectException);
    }

    /** In one line, cut, and without the key, should the sink repeat it, also where the answer was cut within it. */
    private String shown(String text) {
        String masked = text.replace(key.reveal(), "***");
        if (text.getBytes(UTF_8).length >= bytesMax()) masked = withoutBeginningOfKey(masked);
        String line = masked.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.substring(0, Math.min(line.length(), SHOWN_MAX));
    }

    private String withoutBeginningOfKey(String text) {
        for (int length = key.reveal().length() - 1; length > 0; length--)
            if (text.endsWith(key.reveal().substring(0, length))) return text.substring(0, text.length() - length);
        return text;
    }

    /** Seconds, or a date (RFC 9110, section 10.2.3). */
    private Duration after(HttpHeaders headers) {
        String text = headers.firstValue("retry-after").orElse("").strip();
        if (text.isEmpty()) return Duration.ZERO;
        try {
            if (text.chars().allMatch(Character::isDigit)) return Duration.ofSeconds(Long.parseLong(text));
            Duration until = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException | NumberFormatException _) {
            return Duration.ZERO;
        }
    }
}
