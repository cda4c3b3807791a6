package io.postern.http.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.scheduling.TaskExecutors;
import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import io.postern.http.Endpoint;
import io.postern.http.access.AccessGate;
import io.postern.http.access.Turns;
import io.postern.http.body.Bodies;
import io.postern.http.body.Body;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.model.Acceptance;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.Intake;
import io.postern.telemetry.model.SenderClock;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/**
 * The way of every submission: a turn, the body, the token, and only then the content. No thread waits while the queue
 * makes it durable. What is small and already here is read where it arrived, on the event loop; what may block or take
 * long, which is a limit to ask, a body to wait for or a large one to read, moves to a thread of its own first.
 */
@Singleton
final class Submissions {

    private static final String RECEIPT = "Postern-Receipt";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String NOTICE = "Postern-Notice";

    private final Turns turns;
    private final Bodies bodies;
    private final AccessGate gate;
    private final SenderClocks senderClocks;
    private final Answers answers;
    private final Clock clock;
    private final Executor blocking;

    Submissions(
            Turns turns,
            Bodies bodies,
            AccessGate gate,
            SenderClocks senderClocks,
            Answers answers,
            Clock clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.turns = turns;
        this.bodies = bodies;
        this.gate = gate;
        this.senderClocks = senderClocks;
        this.answers = answers;
        this.clock = clock;
        this.blocking = blocking;
    }

    /** Reads the content of a body as the domain's own types and hands it over. */
    interface Content {
        CompletionStage<Acceptance> accept(Admitted submission);
    }

    /** Makes the answer to what was accepted. */
    interface Thanks extends Function<Acceptance.Accepted, MutableHttpResponse<byte[]>> {}

    /** Lets one submission in, and answers with what {@code thanks} makes of it. */
    CompletionStage<HttpResponse<byte[]>> take(
            HttpRequest<?> request, Endpoint endpoint, Content content, Thanks thanks) {
        Instant now = now();
        // In this order: a turn that was taken here must not be taken elsewhere again.
        Turns.AtOnce turn = bodies.atHand(request) ? turns.takeAtOnce(request, endpoint) : new Turns.AtOnce.Ask();
        return switch (turn) {
            case Turns.AtOnce.Go _ -> admit(request, now, content, thanks);
            case Turns.AtOnce.Stop stop ->
                gate.pastLimits(request) ? admit(request, now, content, thanks) : refuse(request, stop.rejection());
            case Turns.AtOnce.Ask _ -> elsewhere(request, now, endpoint, content, thanks);
        };
    }

    private CompletionStage<HttpResponse<byte[]>> elsewhere(
            HttpRequest<?> request, Instant now, Endpoint endpoint, Content content, Thanks thanks) {
        return CompletableFuture.supplyAsync(() -> takeTurn(request, now, endpoint, content, thanks), blocking)
                .thenCompose(Function.identity());
    }

    /** To the millisecond, as senders tell time: a queue writes records of the very time of acceptance in one byte. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private CompletionStage<HttpResponse<byte[]>> takeTurn(
            HttpRequest<?> request, Instant now, Endpoint endpoint, Content content, Thanks thanks) {
        Optional<Rejection> wait = gate.pastLimits(request) ? Optional.empty() : turns.take(request, endpoint);
        return wait.isPresent() ? refuse(request, wait.get()) : admit(request, now, content, thanks);
    }

    /** The body's share of memory is given back once its content is stored or refused, and not before. */
    private CompletionStage<HttpResponse<byte[]>> admit(
            HttpRequest<?> request, Instant now, Content content, Thanks thanks) {
        Body body = bodies.read(request);
        if (body.isFree()) return admit(request, now, body, content, thanks); // most are, and save a stage
        boolean underWay = false;
        try {
            CompletionStage<HttpResponse<byte[]>> answer =
                    admit(request, now, body, content, thanks).whenComplete((_, _) -> body.close());
            underWay = true;
            return answer;
        } finally {
            if (!underWay) body.close();
        }
    }

    private CompletionStage<HttpResponse<byte[]>> admit(
            HttpRequest<?> request, Instant now, Body body, Content content, Thanks thanks) {
        return switch (body) {
            case Body.Refused refused -> refuse(request, refused.rejection());
            case Body.Read read ->
                switch (gate.open(request, read)) {
                    case AccessGate.Entry.Shut shut -> refuse(request, shut.rejection());
                    case AccessGate.Entry.Open open ->
                        takeTurn(request, new Intake(open.client(), open.policy(), now), read, content, thanks);
                };
        };
    }

    private CompletionStage<HttpResponse<byte[]>> takeTurn(
            HttpRequest<?> request, Intake intake, Body.Read body, Content content, Thanks thanks) {
        // What a monitoring token sends is let past limits, or a full gate would look like a broken one.
        if (intake.client().equals(ClientId.MONITORING)) return accept(request, intake, body, content, thanks);
        return switch (turns.takeAtOnce(request, intake.client())) {
            case Turns.AtOnce.Go _ -> accept(request, intake, body, content, thanks);
            case Turns.AtOnce.Stop stop -> refuse(request, stop.rejection());
            case Turns.AtOnce.Ask _ ->
                CompletableFuture.supplyAsync(() -> turns.take(request, intake.client()), blocking)
                        .thenCompose(wait -> wait.isPresent()
                                ? refuse(request, wait.get())
                                : accept(request, intake, body, content, thanks));
        };
    }

    private CompletionStage<HttpResponse<byte[]>> accept(
            HttpRequest<?> request, Intake intake, Body.Read body, Content content, Thanks thanks) {
        return switch (senderClocks.read(body.member("sentAt"), intake.acceptedAt())) {
            case Reading.Broken<SenderClock.Known> broken ->
                refuse(request, new Rejection.OfRecords(broken.refusals()));
            case Reading.Understood<SenderClock.Known>(SenderClock.Known clock) ->
                accept(request, intake, clock, body, content, thanks);
        };
    }

    private CompletionStage<HttpResponse<byte[]>> accept(
            HttpRequest<?> request,
            Intake intake,
            SenderClock.Known clock,
            Body.Read body,
            Content content,
            Thanks thanks) {
        String key = request.getHeaders().get(IDEMPOTENCY_KEY);
        if (key != null && !Idempotency.Keyed.isUsable(key))
            return refuse(request, Rejection.of(Failure.IDEMPOTENCY_KEY_INVALID));
        Intake known = key == null ? intake : intake.under(keyed(key, intake.policy(), body));
        return content.accept(new Admitted(known, clock, body))
                .thenApply(acceptance -> senderClocks.tell(answer(request, acceptance, thanks), clock));
    }

    /** Who is stamped otherwise sends other things, although the bodies are the same: tenants do not share keys. */
    private static Idempotency.Keyed keyed(String key, Policy policy, Body.Read body) {
        String own = policy.dimensions().none() && policy.logFields().none() ? key : Fingerprint.ofKey(key, policy);
        return new Idempotency.Keyed(own, Fingerprint.of(body.root()));
    }

    private CompletionStage<HttpResponse<byte[]>> refuse(HttpRequest<?> request, Rejection rejection) {
        return CompletableFuture.completedStage(answers.refuse(request, rejection));
    }

    private MutableHttpResponse<byte[]> answer(HttpRequest<?> request, Acceptance acceptance, Thanks thanks) {
        return switch (acceptance) {
            case Acceptance.Refused refused -> answers.refuse(request, new Rejection.OfRecords(refused.refusals()));
            case Acceptance.KeyReused _ -> answers.refuse(request, Rejection.of(Failure.IDEMPOTENCY_KEY_REUSED));
            case Acceptance.OverQuota over ->
                answers.refuse(request, new Rejection.Later(Failure.of(over.rule()), over.retryAfter()));
            case Acceptance.Full full ->
                answers.refuse(request, new Rejection.Later(Failure.QUEUE_FULL, full.retryAfter()));
            case Acceptance.Accepted accepted ->
                thanks.apply(accepted).header(RECEIPT, accepted.receipt().value());
        };
    }

    /** Tells a sender how many of its records carry another time than it gave. */
    static MutableHttpResponse<byte[]> noticed(
            MutableHttpResponse<byte[]> response, Acceptance.Accepted accepted, String records) {
        if (accepted.restamped() == 0) return response;
        return response.header(
                NOTICE,
                accepted.restamped() + " of " + accepted.records() + " " + records
                        + " were older than 14 days and carry the time of acceptance");
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
