package io.postern.http.telemetry;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.postern.http.access.Reader;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.ChooseReadings;
import io.postern.telemetry.Readings;
import io.postern.telemetry.ReadingsChoice;
import io.postern.telemetry.model.ClientSight;
import io.postern.telemetry.model.Confined;
import io.postern.telemetry.model.ReadRule;
import io.postern.telemetry.model.Sight;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads at the destination that a query names, as far as who asks can see, or keeps dashboards there, or says why not.
 */
@Singleton
final class ReadPlace {

    /** What a query says of the destination, in the API's description. */
    static final String NAMED_BY_OPERATORS = "A registered destination; absent, or default: the configured one.";

    /** The same where clients read as well. */
    static final String NAMED_BY_READERS =
            "A registered destination; absent: the configured one, or of a client the one"
                    + " that its policy names, which is the only one that it may name; default: the configured one.";

    private static final String TRY_AGAIN_SECONDS = "2";

    private final ChooseReadings chooseReadings;
    private final Answers answers;

    ReadPlace(ChooseReadings chooseReadings, Answers answers) {
        this.chooseReadings = chooseReadings;
        this.answers = answers;
    }

    /**
     * What the reading answers to an operator, on a route that takes no clients.
     *
     * @param destination a registered destination's name; empty: the configured one
     */
    HttpResponse<?> at(HttpRequest<?> request, String destination, Function<Readings, HttpResponse<?>> reading) {
        if (!sight(request).equals(Sight.ALL))
            throw new IllegalStateException("reader: a client (expected: an operator, on a route that is theirs)");
        return told(request, destination, Sight.ALL, reading);
    }

    /** How far the one who sent the request can see. */
    static Sight sight(HttpRequest<?> request) {
        return switch (Reader.of(request)) {
            case Reader.OfOperators _ -> Sight.ALL;
            case Reader.OfClient client -> new ClientSight(client.client(), client.policy());
        };
    }

    /**
     * What the reading answers to the question, as it is permitted to who asks. Why a destination cannot be read is
     * told to operators, because it is theirs to mend; clients are not told of accounts and roles.
     *
     * @param destination a registered destination's name; empty: the configured one, or the client's
     */
    <Q> HttpResponse<?> at(
            HttpRequest<?> request,
            String destination,
            Function<Sight, Confined<Q>> question,
            BiFunction<Readings, Q, HttpResponse<?>> reading) {
        Sight sight = sight(request);
        return switch (sight.destination(destination)) {
            case Confined.Forbidden<String>(ReadRule rule, String why) -> forbidden(request, rule, why);
            case Confined.Permitted<String>(String name) -> at(request, name, sight, question.apply(sight), reading);
        };
    }

    /** How the request is answered when its question may not be asked. */
    HttpResponse<?> forbidden(HttpRequest<?> request, ReadRule rule, String why) {
        return answers.refuse(request, new Rejection.Plain(Failure.of(rule), why));
    }

    private <Q> HttpResponse<?> at(
            HttpRequest<?> request,
            String destination,
            Sight sight,
            Confined<Q> question,
            BiFunction<Readings, Q, HttpResponse<?>> reading) {
        return switch (question) {
            case Confined.Forbidden<Q>(ReadRule rule, String why) -> forbidden(request, rule, why);
            case Confined.Permitted<Q>(Q permitted) ->
                told(request, destination, sight, readings -> reading.apply(readings, permitted));
        };
    }

    private HttpResponse<?> told(
            HttpRequest<?> request, String destination, Sight sight, Function<Readings, HttpResponse<?>> reading) {
        try {
            return read(request, destination, sight, reading);
        } catch (PortUnavailable unavailable) {
            boolean operator = sight.equals(Sight.ALL);
            if (!operator || unavailable.throttledFor().isPresent()) throw unavailable; // has an answer of its own
            String why = String.valueOf(unavailable.getMessage());
            return answers.refuse(request, new Rejection.Plain(Failure.UNAVAILABLE, why))
                    .header(HttpHeaders.RETRY_AFTER, TRY_AGAIN_SECONDS);
        }
    }

    private HttpResponse<?> read(
            HttpRequest<?> request, String destination, Sight sight, Function<Readings, HttpResponse<?>> reading) {
        return switch (chooseReadings.choose(destination, sight)) {
            case ReadingsChoice.Chosen(Readings readings) -> reading.apply(readings);
            case ReadingsChoice.Unknown _ -> answers.refuse(request, Rejection.of(Failure.DESTINATION_UNKNOWN));
            case ReadingsChoice.Closed _ -> answers.refuse(request, Rejection.of(Failure.DESTINATION_LOCKED));
        };
    }
}
