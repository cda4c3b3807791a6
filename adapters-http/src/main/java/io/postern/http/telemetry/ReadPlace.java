package io.postern.http.telemetry;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.ChooseReadings;
import io.postern.telemetry.Readings;
import io.postern.telemetry.ReadingsChoice;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Reads at the destination that a query names, or keeps dashboards there, or says why not. */
@Singleton
final class ReadPlace {

    private static final String TRY_AGAIN_SECONDS = "2";

    private final ChooseReadings chooseReadings;
    private final Answers answers;

    ReadPlace(ChooseReadings chooseReadings, Answers answers) {
        this.chooseReadings = chooseReadings;
        this.answers = answers;
    }

    /**
     * What the reading answers. Why a destination cannot be read is told: it is what its operator has to mend.
     *
     * @param destination a registered destination's name; empty: the configured one
     */
    HttpResponse<?> at(HttpRequest<?> request, String destination, Function<Readings, HttpResponse<?>> reading) {
        try {
            return read(request, destination, reading);
        } catch (PortUnavailable unavailable) {
            if (unavailable.throttledFor().isPresent()) throw unavailable; // has an answer of its own
            String why = String.valueOf(unavailable.getMessage());
            return answers.refuse(request, new Rejection.Plain(Failure.UNAVAILABLE, why))
                    .header(HttpHeaders.RETRY_AFTER, TRY_AGAIN_SECONDS);
        }
    }

    private HttpResponse<?> read(
            HttpRequest<?> request, String destination, Function<Readings, HttpResponse<?>> reading) {
        return switch (chooseReadings.choose(destination)) {
            case ReadingsChoice.Chosen(Readings readings) -> reading.apply(readings);
            case ReadingsChoice.Unknown _ -> answers.refuse(request, Rejection.of(Failure.DESTINATION_UNKNOWN));
            case ReadingsChoice.Closed _ -> answers.refuse(request, Rejection.of(Failure.DESTINATION_LOCKED));
        };
    }
}
