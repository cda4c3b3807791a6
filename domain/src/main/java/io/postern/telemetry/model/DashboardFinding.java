package io.postern.telemetry.model;

/**
 * What a destination says of a dashboard's body.
 *
 * @param dataPath where in the body, such as {@code /widgets/0}; empty: the body as a whole
 */
public record DashboardFinding(String dataPath, String message) {}
