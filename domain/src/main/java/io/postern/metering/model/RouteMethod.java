package io.postern.metering.model;

import java.util.Optional;

/** The methods that routes of API Gateway can have; its {@code ANY} means all of them and is never called. */
public enum RouteMethod {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS;

    /** The method of that name in capitals, as HTTP writes it. */
    public static Optional<RouteMethod> named(String word) {
        for (RouteMethod method : values()) if (method.name().equals(word)) return Optional.of(method);
        return Optional.empty();
    }
}
