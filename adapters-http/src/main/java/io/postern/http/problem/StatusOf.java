package io.postern.http.problem;

import io.micronaut.http.HttpStatus;
import io.postern.telemetry.model.Reason;

/** Which HTTP status a "no" has; with {@link Failure}'s table, the only place that decides it. */
final class StatusOf {

    private StatusOf() {}

    static HttpStatus rejection(Rejection rejection) {
        return switch (rejection) {
            case Rejection.Plain plain -> plain.failure().status();
            case Rejection.Later later -> later.failure().status();
            case Rejection.OfBody _ -> HttpStatus.BAD_REQUEST;
            case Rejection.OfRecords records ->
                reason(records.refusals().getFirst().reason());
        };
    }

    /** The status of a submission that breaks rules is that of the first one. */
    static HttpStatus reason(Reason reason) {
        return reason.forbidden() ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST;
    }

    /** What AWS Auto Cleanup's callers know: 400 for all but the key, and for what is no call of that API at all. */
    static HttpStatus ofCleanup(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, METHOD_NOT_ALLOWED, TOO_MANY_REQUESTS -> status;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    /**
     * What Amazon Data Firehose tries again, and in the end writes to its bucket: all but 413, of which it keeps nothing.
     */
    static HttpStatus ofFirehose(HttpStatus status) {
        return status == HttpStatus.REQUEST_ENTITY_TOO_LARGE ? HttpStatus.BAD_REQUEST : status;
    }

    /** The failure that stands for what the framework says with a bare status. */
    static Failure failure(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN -> Failure.OPERATOR_KEY_INVALID;
            case NOT_FOUND -> Failure.PATH_UNKNOWN;
            case METHOD_NOT_ALLOWED -> Failure.METHOD_NOT_ALLOWED;
            case REQUEST_ENTITY_TOO_LARGE -> Failure.BODY_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> Failure.MEDIA_TYPE_UNSUPPORTED;
            case TOO_MANY_REQUESTS -> Failure.TOO_MANY_REQUESTS;
            case BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT -> Failure.UNAVAILABLE;
            default -> status.getCode() < 500 ? Failure.REQUEST_MALFORMED : Failure.INTERNAL;
        };
    }
}
