package io.postern.metering.model;

import java.util.List;
import java.util.Map;

/** What API Gateway asks an authorizer. */
public sealed interface AuthorizerEvent {

    /** What is called. */
    InvokedRoute route();

    /**
     * By a token alone.
     *
     * @param token as the caller sent it
     */
    record OfToken(InvokedRoute route, String token) implements AuthorizerEvent {}

    /**
     * By all of the request.
     *
     * @param headers all values of each, under the names as they came
     * @param query the same
     * @param stageVariables by name
     * @param context the texts of the request's context, by the names of its members with dots between them
     */
    record OfRequest(
            InvokedRoute route,
            Map<String, List<String>> headers,
            Map<String, List<String>> query,
            Map<String, String> stageVariables,
            Map<String, String> context)
            implements AuthorizerEvent {

        public OfRequest {
            headers = Map.copyOf(headers);
            query = Map.copyOf(query);
            stageVariables = Map.copyOf(stageVariables);
            context = Map.copyOf(context);
        }
    }
}
