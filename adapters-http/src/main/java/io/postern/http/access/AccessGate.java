package io.postern.http.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.postern.access.VerifyAccessToken;
import io.postern.access.model.AccessToken;
import io.postern.access.model.ClientId;
import io.postern.access.model.Denial;
import io.postern.access.model.Policy;
import io.postern.access.model.Purpose;
import io.postern.access.model.Verification;
import io.postern.http.Tally;
import io.postern.http.body.Body;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.shared.PortUnavailable;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;

/** Decides who sent a submission. The token in the body wins; without one, a bearer header counts (RFC 6750). */
@Singleton
public final class AccessGate {

    private static final String BEARER = "Bearer ";

    private final VerifyAccessToken verifyAccessToken;
    private final MonitoringGate monitoring;
    private final Tally tally;

    AccessGate(VerifyAccessToken verifyAccessToken, MonitoringGate monitoring, Tally tally) {
        this.verifyAccessToken = verifyAccessToken;
        this.monitoring = monitoring;
        this.tally = tally;
    }

    /** Whether the gate opens. */
    public sealed interface Entry {

        /** It does, for this client, and for what the policy allows. */
        record Open(ClientId client, Policy policy) implements Entry {}

        /** It does not. */
        record Shut(Rejection rejection) implements Entry {}
    }

    /** Checks the token of one request, which its body may hold. */
    public Entry open(HttpRequest<?> request, Body.Read body) {
        TokenText token = TokenText.of(body.member("accessToken"));
        return token instanceof TokenText.Missing ? open(request) : open(request, token);
    }

    /** Checks the token of one request without a body. */
    public Entry open(HttpRequest<?> request) {
        TokenText bearer = bearer(request);
        return bearer instanceof TokenText.Missing ? openByQuery(request) : open(request, bearer);
    }

    /** Tells at any later time whether the token in the header still opens the gate. */
    BooleanSupplier token(HttpRequest<?> request) {
        return bearer(request) instanceof TokenText.Given(String text) ? () -> valid(text) : () -> false;
    }

    private boolean valid(String token) {
        try {
            return verifyAccessToken.verify(token, Purpose.TELEMETRY) instanceof Verification.Verified;
        } catch (PortUnavailable _) {
            return false; // as long as it is not known what is revoked, nobody gets anything
        }
    }

    /** URLs are written to logs, so of all tokens only those for monitoring, which live for a minute, may stand in one. */
    private Entry openByQuery(HttpRequest<?> request) {
        if (!(monitoring.inQuery(request) instanceof TokenText.Given given)) return shut(Failure.ACCESS_TOKEN_MISSING);
        return monitoring.opens(given.text()) ? monitored() : denied(Denial.WRONG_PURPOSE);
    }

    /** Whether a monitoring token outside the body says that no limit may hold the request up. */
    public boolean pastLimits(HttpRequest<?> request) {
        return outsideBody(request) instanceof TokenText.Given given && monitoring.opens(given.text());
    }

    private Entry open(HttpRequest<?> request, TokenText token) {
        return switch (token) {
            case TokenText.Missing _ -> shut(Failure.ACCESS_TOKEN_MISSING);
            case TokenText.Nonsense _ -> denied(Denial.MALFORMED);
            case TokenText.Given given ->
                switch (verifyAccessToken.verify(given.text(), Purpose.TELEMETRY)) {
                    case Verification.Verified verified -> open(request, verified.token());
                    case Verification.Denied denied ->
                        monitoring.opens(given.text()) ? monitored() : denied(denied.denial());
                };
        };
    }

    private static Entry open(HttpRequest<?> request, AccessToken token) {
        Policy policy = token.policy();
        if (policy.unrestricted() || PolicyOrigins.permit(policy.origins(), request))
            return new Entry.Open(token.client(), policy);
        return shut(Failure.ORIGIN_FORBIDDEN);
    }

    private TokenText outsideBody(HttpRequest<?> request) {
        TokenText bearer = bearer(request);
        return bearer instanceof TokenText.Missing ? monitoring.inQuery(request) : bearer;
    }

    /** The token in the header; missing where there is none. */
    static TokenText bearer(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
            return new TokenText.Missing();
        String token = header.substring(BEARER.length()).strip();
        return token.isEmpty() ? new TokenText.Missing() : new TokenText.Given(token);
    }

    private Entry monitored() {
        tally.monitored();
        return new Entry.Open(ClientId.MONITORING, Policy.UNRESTRICTED);
    }

    private Entry denied(Denial denial) {
        tally.tokenDenied(denial);
        return shut(Failure.ACCESS_TOKEN_INVALID);
    }

    private static Entry shut(Failure failure) {
        return new Entry.Shut(Rejection.of(failure));
    }
}
