package io.postern.http.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.postern.access.model.ClientId;
import io.postern.http.Endpoint;
import io.postern.http.access.AccessGate;
import io.postern.http.access.Turns;
import io.postern.http.body.Bodies;
import io.postern.http.body.Body;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.model.Acceptance;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** The way of every submission: a turn, the body, the token, and only then the content. */
@Singleton
final class Submissions {

    static final String RECEIPT = "Postern-Receipt";

    private final Turns turns;
    private final Bodies bodies;
    private final AccessGate gate;
    private final Answers answers;

    Submissions(Turns turns, Bodies bodies, AccessGate gate, Answers answers) {
        this.turns = turns;
        this.bodies = bodies;
        this.gate = gate;
        this.answers = answers;
    }

    /** Reads the content of a body as the domain's own types and hands it over. */
    interface Content {
        Acceptance accept(ClientId client, Body.Read body);
    }

    /** Lets one submission in, and answers with what {@code thanks} makes of it. */
    HttpResponse<byte[]> take(
            HttpRequest<?> request,
            Endpoint endpoint,
            Content content,
            Function<Acceptance.Accepted, MutableHttpResponse<byte[]>> thanks) {
        Optional<Rejection> wait = turns.take(request, endpoint);
        if (wait.isPresent()) return answers.refuse(request, wait.get());
        try (Body read = bodies.read(request)) {
            return switch (read) {
                case Body.Refused refused -> answers.refuse(request, refused.rejection());
                case Body.Read body ->
                    switch (gate.open(request, body)) {
                        case AccessGate.Entry.Shut shut -> answers.refuse(request, shut.rejection());
                        case AccessGate.Entry.Open open -> answer(request, content.accept(open.client(), body), thanks);
                    };
            };
        }
    }

    private HttpResponse<byte[]> answer(
            HttpRequest<?> request,
            Acceptance acceptance,
            Function<Acceptance.Accepted, MutableHttpResponse<byte[]>> thanks) {
        return switch (acceptance) {
            case Acceptance.Refused refused -> answers.refuse(request, new Rejection.OfRecords(refused.refusals()));
            case Acceptance.Full full ->
                answers.refuse(request, new Rejection.Later(Failure.QUEUE_FULL, full.retryAfter()));
            case Acceptance.Accepted accepted ->
                thanks.apply(accepted).header(RECEIPT, accepted.receipt().value());
        };
    }

    /** AWS's own form of a receipt, which CloudWatch Postman passes on. */
    static byte[] responseMetadata(String requestId) {
        return ("{\"ResponseMetadata\":{\"RequestId\":\"" + requestId + "\"}}").getBytes(UTF_8);
    }

    /** A JSON answer with that status from {@code make}. */
    static MutableHttpResponse<byte[]> json(MutableHttpResponse<byte[]> response) {
        return response.contentType(MediaType.APPLICATION_JSON);
    }
}
