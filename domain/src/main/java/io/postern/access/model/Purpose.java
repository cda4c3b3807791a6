package io.postern.access.model;

/** What an access token is for; a token of one purpose opens nothing else. */
public enum Purpose {
    TELEMETRY,
    SERVICE,
    MONITORING
}
