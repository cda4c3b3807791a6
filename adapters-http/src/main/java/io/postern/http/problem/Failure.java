package io.postern.http.problem;

import io.micronaut.http.HttpStatus;
import io.postern.telemetry.model.QuotaRule;
import io.postern.telemetry.model.ReadRule;

/**
 * Each "no" that is not about the content of a submission: its status, code and words. This table and {@link StatusOf}
 * are the only places that know HTTP statuses. Codes never change their meaning; the reasons of submissions
 * ({@link io.postern.telemetry.model.Reason}) have 120 to 179.
 */
public enum Failure {
    CLIENT_TOKEN_MISSING(HttpStatus.FORBIDDEN, 100, "Required parameter is missing: \"clientToken\"."),
    CLIENT_TOKEN_INVALID(HttpStatus.UNAUTHORIZED, 101, "Required parameter \"clientToken\" is invalid."),
    ACCESS_TOKEN_MISSING(HttpStatus.FORBIDDEN, 110, "Required parameter is missing: \"accessToken\"."),
    ACCESS_TOKEN_INVALID(HttpStatus.UNAUTHORIZED, 111, "Required parameter \"accessToken\" is invalid."),

    ORIGIN_FORBIDDEN(HttpStatus.FORBIDDEN, 112, "The client's policy does not allow this origin (rule: origins)."),

    RECORDS_PER_MINUTE(
            HttpStatus.TOO_MANY_REQUESTS,
            113,
            "The client has sent all the records of its policy's minute (rule: recordsPerMinute; see Retry-After)."),
    BYTES_PER_MINUTE(
            HttpStatus.TOO_MANY_REQUESTS,
            114,
            "The client has sent all the bytes of its policy's minute (rule: bytesPerMinute; see Retry-After)."),
    SERIES_PER_DAY(
            HttpStatus.TOO_MANY_REQUESTS,
            115,
            "The client may send no further series of metrics today (rule: seriesPerDay; see Retry-After)."),

    QUERY_INVALID(HttpStatus.BAD_REQUEST, 180, "A query parameter is not valid."),
    OPERATOR_KEY_INVALID(HttpStatus.UNAUTHORIZED, 181, "The header x-api-key does not hold a valid operator key."),
    LOG_GROUP_UNKNOWN(HttpStatus.NOT_FOUND, 182, "There is no such log group."),
    DEAD_LETTER_UNKNOWN(HttpStatus.NOT_FOUND, 183, "There is no such dead letter."),

    IDEMPOTENCY_KEY_INVALID(
            HttpStatus.BAD_REQUEST,
            186,
            "The header Idempotency-Key is not usable (expected: 1 to 255 visible ASCII characters)."),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.UNPROCESSABLE_ENTITY, 187, "This Idempotency-Key was used for something else within 24 hours."),
    RECEIPT_UNKNOWN(HttpStatus.NOT_FOUND, 188, "This client was given no such receipt, or too long ago."),
    BODIES_FULL(HttpStatus.SERVICE_UNAVAILABLE, 189, "Too many large bodies at once (see Retry-After)."),
    REQUEST_MALFORMED(HttpStatus.BAD_REQUEST, 190, "The request is malformed or incomplete."),
    PATH_UNKNOWN(HttpStatus.NOT_FOUND, 191, "There is nothing at this path."),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, 192, "This path does not take this method (see Allow)."),
    BODY_TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, 193, "The body is too large."),
    MEDIA_TYPE_UNSUPPORTED(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            194,
            "The body is of an unsupported kind (expected: JSON, a form, or text holding JSON; UTF-8; plain or gzip)."),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, 195, "Too many requests (see Retry-After)."),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, 196, "Something went wrong on our side."),
    DESTINATION_REFUSED(HttpStatus.BAD_GATEWAY, 197, "The destination refused the metric."),
    QUEUE_FULL(HttpStatus.SERVICE_UNAVAILABLE, 198, "The delivery queue is full (see Retry-After)."),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, 199, "Not available for the moment (see Retry-After)."),

    CLIENT_INVALID(HttpStatus.BAD_REQUEST, 200, "What is said of the client is not valid."),
    CLIENT_UNKNOWN(HttpStatus.NOT_FOUND, 201, "There is no such client."),
    CLIENT_CONFIGURED(HttpStatus.CONFLICT, 202, "Configuration names this client, and so it cannot be changed here."),
    CLIENTS_FULL(HttpStatus.CONFLICT, 203, "There are as many clients as there may be (expected: at most 1000)."),
    CLIENT_CHANGED(
            HttpStatus.PRECONDITION_FAILED,
            204,
            "The client is not what If-Match or If-None-Match says; read it again."),
    CLIENT_DESTINATION_UNKNOWN(
            HttpStatus.BAD_REQUEST,
            205,
            "policy.destination: there is none of that name (expected: default, or the name of a registered"
                    + " destination)."),
    CONTENT_INVALID(HttpStatus.BAD_REQUEST, 210, "The content of the body is not valid."),
    REVOCATIONS_FULL(
            HttpStatus.CONFLICT,
            211,
            "Too many are revoked one by one; revoke the tokens of their client, or everybody's, instead."),
    ROLE_MISSING(HttpStatus.FORBIDDEN, 212, "The operator's role does not cover this."),
    OPERATOR_UNKNOWN(HttpStatus.NOT_FOUND, 213, "There is no such operator."),
    OPERATORS_FULL(HttpStatus.CONFLICT, 214, "There are as many operators as there may be; remove one."),
    MONITORING_TOKEN_MISSING(HttpStatus.BAD_REQUEST, 220, "Must provide access_token"),
    MONITORING_TOKEN_INVALID(HttpStatus.UNAUTHORIZED, 221, "The access_token does not verify"),
    MACHINE_UNKNOWN(HttpStatus.BAD_REQUEST, 222, "Subject must be specified, as the name of a machine"),
    SERVICE_UNKNOWN(HttpStatus.BAD_REQUEST, 223, "Unknown service"),
    NOTHING_LIVE(HttpStatus.INTERNAL_SERVER_ERROR, 224, "Failed to lookup nearest machines: none is live"),
    PLACE_UNKNOWN(HttpStatus.SERVICE_UNAVAILABLE, 225, "Failed to lookup nearest machines: lat and lon are no place"),
    HEARTBEAT_TOKEN_INVALID(HttpStatus.UNAUTHORIZED, 226, "A heartbeat needs a valid bearer token"),
    HEARTBEATS_FULL(HttpStatus.SERVICE_UNAVAILABLE, 227, "Too many heartbeats at once (see Retry-After)"),

    DESTINATION_INVALID(HttpStatus.BAD_REQUEST, 230, "What is said of the destination is not valid."),
    DESTINATION_UNKNOWN(HttpStatus.NOT_FOUND, 231, "There is no such destination."),
    DESTINATION_EXISTS(HttpStatus.CONFLICT, 232, "name: taken by another destination (expected: a name that is free)"),
    DESTINATION_CHANGED(
            HttpStatus.PRECONDITION_FAILED,
            233,
            "The destination is not what If-Match says, or was changed meanwhile; read it again."),
    DESTINATION_USED(HttpStatus.CONFLICT, 234, "A client's policy names this destination."),
    DESTINATIONS_FULL(
            HttpStatus.CONFLICT, 235, "There are as many destinations as there may be (expected: at most 1000)."),
    DESTINATION_LOCKED(
            HttpStatus.CONFLICT, 236, "The gate cannot open this destination; reading it tells why (see locked)."),

    EXPRESSIONS_UNKNOWN(
            HttpStatus.BAD_REQUEST, 240, "The local store answers no expressions (expected: metricStat only)."),
    DASHBOARD_INVALID(HttpStatus.BAD_REQUEST, 241, "The dashboard is not valid."),
    DASHBOARD_UNKNOWN(HttpStatus.NOT_FOUND, 242, "There is no such dashboard."),
    DASHBOARDS_FULL(
            HttpStatus.CONFLICT, 243, "The local store has no room for another dashboard (expected: 1000, 16 MiB)."),
    READING_THROTTLED(
            HttpStatus.SERVICE_UNAVAILABLE,
            244,
            "All calls that AWS allows for reading this are used up (see Retry-After)."),
    TAILS_FULL(HttpStatus.SERVICE_UNAVAILABLE, 245, "Too many tails at once (see Retry-After)."),

    ALLOWLIST_ENTRY_INVALID(HttpStatus.BAD_REQUEST, 250, "What is said of the allowlist entry is not valid."),
    ALLOWLIST_FULL(HttpStatus.CONFLICT, 251, "There are as many allowlist entries as there may be."),
    ALLOWLIST_ENTRY_CONTENDED(
            HttpStatus.CONFLICT, 252, "Others change this allowlist entry at the same time; try again."),
    ALLOWLIST_TOO_COSTLY(
            HttpStatus.UNPROCESSABLE_ENTITY,
            253,
            "The wildcards of the allowlist take too long for this resource (expected: at most 10000000 steps)."),

    EXECUTION_UNKNOWN(HttpStatus.NOT_FOUND, 260, "There is no such execution log."),
    EXECUTION_KEY_INVALID(
            HttpStatus.BAD_REQUEST,
            261,
            "The key cannot be that of an execution log (expected: YYYY/MM/execution_log_YYYY_MM_DD_HH_MM_SS.csv)."),
    EXECUTION_UNREADABLE(HttpStatus.BAD_REQUEST, 262, "There is no such execution log, or it is gone."),
    EXECUTIONS_BUSY(HttpStatus.SERVICE_UNAVAILABLE, 263, "Too many execution logs are read at once (see Retry-After)."),
    EXECUTIONS_TOO_LARGE(
            HttpStatus.UNPROCESSABLE_ENTITY,
            264,
            "The runs name too much to be compared (expected: at most 1500000 resources and 100 kinds of action)."),

    READ_NAMESPACE_FORBIDDEN(
            HttpStatus.FORBIDDEN,
            270,
            "The client's policy does not let it read this namespace (rule: reads.namespaces)."),
    READ_LOG_GROUP_FORBIDDEN(
            HttpStatus.FORBIDDEN,
            271,
            "The client's policy does not let it read this log group (rule: reads.logGroups)."),
    READ_DIMENSION_FORBIDDEN(
            HttpStatus.FORBIDDEN,
            272,
            "The client's policy writes another value into this dimension, and so reads that one only (rule:"
                    + " dimensions)."),
    READ_EXPRESSION_FORBIDDEN(
            HttpStatus.FORBIDDEN,
            273,
            "Clients may only compute with the other queries of a request (expected: no SEARCH, no SELECT, no text)."),
    READ_DESTINATION_FORBIDDEN(
            HttpStatus.FORBIDDEN, 274, "The client's policy names another destination (rule: destination)."),

    METERING_FULL(
            HttpStatus.SERVICE_UNAVAILABLE,
            280,
            "There is no room for the meter events that wait for a sink (see Retry-After)."),
    FIREHOSE_KEY_INVALID(
            HttpStatus.UNAUTHORIZED, 281, "The header X-Amz-Firehose-Access-Key does not hold a valid access key."),
    FIREHOSE_REQUEST_INVALID(HttpStatus.BAD_REQUEST, 282, "The request is not one of Amazon Data Firehose."),
    FIREHOSE_BUSY(HttpStatus.SERVICE_UNAVAILABLE, 283, "Too many deliveries of Firehose at once (see Retry-After)."),
    USAGE_TOO_MUCH(
            HttpStatus.UNPROCESSABLE_ENTITY,
            290,
            "The question looks at too many sums (expected: at most 100000; a shorter time, a larger bucket, or a"
                    + " narrower filter)."),
    ENTITLEMENT_INVALID(HttpStatus.BAD_REQUEST, 295, "What is said of the entitlement is not valid."),
    ENTITLEMENT_UNKNOWN(HttpStatus.NOT_FOUND, 296, "This client has no entitlement."),
    ENTITLEMENT_CHANGED(
            HttpStatus.PRECONDITION_FAILED,
            297,
            "The entitlement is not what If-Match or If-None-Match says; read it again."),
    ENTITLEMENTS_FULL(
            HttpStatus.CONFLICT, 298, "There are as many entitlements as there may be (expected: at most 5000)."),
    AUTHORIZER_EVENT_INVALID(HttpStatus.BAD_REQUEST, 299, "This is no event that API Gateway gives an authorizer."),
    // Not 401, which says to the gateway's shim that the caller has to say who it is.
    AUTHORIZER_KEY_INVALID(HttpStatus.FORBIDDEN, 300, "The header x-api-key does not hold a valid authorizer key."),
    CALLER_UNIDENTIFIED(HttpStatus.UNAUTHORIZED, 301, "Unauthorized");

    private final HttpStatus status;
    private final int code;
    private final String message;

    Failure(HttpStatus status, int code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    /** What it is called that a quota is used up. */
    public static Failure of(QuotaRule rule) {
        return switch (rule) {
            case RECORDS_PER_MINUTE -> RECORDS_PER_MINUTE;
            case BYTES_PER_MINUTE -> BYTES_PER_MINUTE;
            case SERIES_PER_DAY -> SERIES_PER_DAY;
        };
    }

    /** What it is called that a question goes against a policy. */
    public static Failure of(ReadRule rule) {
        return switch (rule) {
            case NAMESPACE -> READ_NAMESPACE_FORBIDDEN;
            case LOG_GROUP -> READ_LOG_GROUP_FORBIDDEN;
            case DIMENSION -> READ_DIMENSION_FORBIDDEN;
            case EXPRESSION -> READ_EXPRESSION_FORBIDDEN;
            case DESTINATION -> READ_DESTINATION_FORBIDDEN;
        };
    }

    HttpStatus status() {
        return status;
    }

    /** The number that senders see. */
    public int code() {
        return code;
    }

    /** What is wrong, in a sentence that can be shown. */
    public String message() {
        return message;
    }
}
