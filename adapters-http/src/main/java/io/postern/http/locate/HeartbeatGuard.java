package io.postern.http.locate;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import io.postern.access.model.Attestation;
import io.postern.http.Tally;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.locate.AdmitHeartbeat;
import org.jspecify.annotations.Nullable;

/**
 * Asks machines for their token before their connection becomes a websocket, when the answer can still be a status. Its
 * paths are a condition: one filter with a pattern makes the framework match patterns anew for each request.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@LocateEnabled
final class HeartbeatGuard implements ConditionalFilter {

    /** Under this name the request says whose machine it is; empty when no token says so. */
    static final String ORGANIZATION = "postern.locate.organization";

    private final AdmitHeartbeat admitHeartbeat;
    private final Heartbeats heartbeats;
    private final Answers answers;
    private final Tally tally;

    HeartbeatGuard(AdmitHeartbeat admitHeartbeat, Heartbeats heartbeats, Answers answers, Tally tally) {
        this.admitHeartbeat = admitHeartbeat;
        this.heartbeats = heartbeats;
        this.answers = answers;
        this.tally = tally;
    }

    @Override
    public boolean isEnabled(HttpRequest<?> request) {
        // By the beginning, for the router forgives a slash at the end. Whoever gets past by another spelling is hung
        // up
        // on, because no attribute says that it was let in.
        return request.getPath().startsWith(HeartbeatSocket.PATH);
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> admit(HttpRequest<?> request) {
        if (heartbeats.full()) return answers.refuse(request, Rejection.heartbeatsFull());
        boolean organizationNeeded = request.getPath().startsWith(HeartbeatJwtSocket.PATH);
        return switch (admitHeartbeat.admit(Bearer.of(request), organizationNeeded)) {
            case Attestation.Attested attested -> {
                request.setAttribute(ORGANIZATION, attested.claims().organization());
                yield null;
            }
            case Attestation.Denied denied -> {
                tally.tokenDenied(denied.denial());
                yield answers.refuse(request, Rejection.of(Failure.HEARTBEAT_TOKEN_INVALID))
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            }
        };
    }
}
