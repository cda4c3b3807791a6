package io.postern.http.access;

import io.micronaut.http.HttpRequest;
import io.postern.access.RecognizeMonitoring;
import jakarta.inject.Singleton;

/** Recognises the monitoring tokens that Postern gave out for this very machine; m-lab's URLs hold them in the query. */
@Singleton
final class MonitoringGate {

    private static final String PARAMETER = "access_token";

    private final RecognizeMonitoring recognizeMonitoring;

    MonitoringGate(RecognizeMonitoring recognizeMonitoring) {
        this.recognizeMonitoring = recognizeMonitoring;
    }

    /** Whether the text is such a token that is valid now. */
    boolean opens(String token) {
        return recognizeMonitoring.recognize(token);
    }

    /** What the query holds in the place of such a token; nothing when none can open anything. */
    TokenText inQuery(HttpRequest<?> request) {
        String token = recognizeMonitoring.active() ? request.getParameters().get(PARAMETER) : null;
        return token == null || token.isEmpty() ? new TokenText.Missing() : new TokenText.Given(token);
    }
}
