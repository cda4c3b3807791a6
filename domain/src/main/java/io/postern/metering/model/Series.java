package io.postern.metering.model;

import java.util.Set;

/**
 * Calls that are summed together. No text holds a control character.
 *
 * @param application who called; empty: nobody known; {@link #OTHER}: one too many, or longer than {@link #TEXT_MAX}
 * @param method of HTTP, in capitals; empty: unknown; {@link #OTHER}: none that HTTP or API Gateway knows
 * @param route what the API calls the path; {@link #OTHER}: one too many, longer than {@link #TEXT_MAX}, or of an
 *     application that is so
 */
public record Series(String application, String method, String route, StatusClass status) {

    /** Stands for all those that there is no room to tell apart. */
    public static final String OTHER = "(other)";

    /**
     * Most characters of an application or a route. A route can be a path that the caller chose, and series are bounded by
     * their number only.
     */
    public static final int TEXT_MAX = 256;

    /** Anybody can make up others, as many as he likes. {@code ANY} and {@code $default} are API Gateway's. */
    private static final Set<String> METHODS = Set.of(
            "", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "ANY", "$DEFAULT");

    public Series {
        if (!METHODS.contains(method)) method = OTHER;
        if (application.length() > TEXT_MAX) application = OTHER;
        if (route.length() > TEXT_MAX || application.equals(OTHER)) route = OTHER;
    }

    public static Series of(MeterEvent event) {
        return new Series(event.application(), event.method(), event.route(), StatusClass.of(event.status()));
    }

    /** Where it is summed when its application has too many series. */
    public Series withoutRoute() {
        return new Series(application, method, OTHER, status);
    }

    /** Where it is summed when there are too many series. */
    public Series withoutApplication() {
        return new Series(OTHER, method, OTHER, status);
    }
}
