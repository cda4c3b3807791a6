package io.postern.telemetry.model;

/**
 * Why a submission is not accepted; one code per cause. The codes go on from the four of CloudWatch Postman (100, 101,
 * 110, 111) and never change their meaning.
 */
public enum Reason {
    BODY_NOT_JSON(120, "the body is not valid JSON"),
    BODY_NOT_UTF8(121, "the body is not valid UTF-8"),
    BODY_NOT_A_FORM(122, "the body is not a valid form"),
    BODY_NOT_GZIP(123, "the body is not valid gzip"),

    MEMBER_MISSING(130, "a required member is missing"),
    WRONG_TYPE(131, "a member has the wrong type"),
    UNKNOWN_MEMBER(132, "a member that CloudWatch does not know"),
    NO_RECORDS(133, "there are no records"),
    TOO_MANY_RECORDS(134, "there are more records than one request may carry"),

    NAMESPACE_INVALID(140, "the namespace is not valid"),
    NAMESPACE_RESERVED(141, "the namespace is reserved for AWS"),
    METRIC_NAME_INVALID(142, "the metric name is not valid"),
    TOO_MANY_DIMENSIONS(143, "there are more dimensions than a datum may have"),
    DIMENSION_INVALID(144, "a dimension is not valid"),
    DIMENSION_NOT_ASCII(145, "a dimension holds characters beyond ASCII"),
    DIMENSION_REPEATED(146, "a dimension is named twice"),

    TIMESTAMP_INVALID(150, "the timestamp is not valid"),
    TIMESTAMP_TOO_OLD(151, "the timestamp is too far back"),
    TIMESTAMP_TOO_NEW(152, "the timestamp is too far ahead"),
    TIMESTAMP_IN_MILLISECONDS(153, "the timestamp seems to be in milliseconds where seconds are meant"),
    CLOCK_SKEW_TOO_LARGE(154, "the sender's clock is too far from the server's"),

    VALUE_MISSING(160, "there is no value"),
    VALUE_AMBIGUOUS(161, "there is more than one kind of value"),
    VALUE_NOT_FINITE(162, "a value is not a finite number"),
    VALUE_OUT_OF_RANGE(163, "a value is beyond what CloudWatch stores"),
    COUNTS_MISMATCH(164, "values and counts do not match"),
    TOO_MANY_VALUES(165, "there are more values than a datum may have"),
    STATISTICS_INVALID(166, "the statistics contradict each other"),
    UNIT_UNKNOWN(167, "the unit is unknown"),
    STORAGE_RESOLUTION_INVALID(168, "the storage resolution is not valid"),

    LOG_GROUP_NAME_INVALID(170, "the log group name is not valid"),
    LOG_STREAM_NAME_INVALID(171, "the log stream name is not valid"),
    MESSAGE_EMPTY(172, "the message is empty"),
    EVENT_TOO_LARGE(173, "the log event is too large"),

    NAMESPACE_FORBIDDEN(174, "the client's policy does not allow the namespace"),
    METRIC_NAME_FORBIDDEN(175, "the client's policy does not allow the metric name"),
    LOG_GROUP_FORBIDDEN(176, "the client's policy does not allow the log group"),
    LOG_STREAM_FORBIDDEN(177, "the client's policy does not allow the log stream"),
    EMBEDDED_METRICS_FORBIDDEN(178, "the client's policy does not allow metrics in log events"),
    DESTINATION_UNSUITED(179, "the client's destination does not take this kind of records");

    private final int code;
    private final String summary;

    Reason(int code, String summary) {
        this.code = code;
        this.summary = summary;
    }

    /** The number that senders see; stable for ever. */
    public int code() {
        return code;
    }

    /** What is wrong, in a few words. */
    public String summary() {
        return summary;
    }

    /** Whether CloudWatch would take it, and the client may not send it. */
    public boolean forbidden() {
        return switch (this) {
            case NAMESPACE_FORBIDDEN,
                    METRIC_NAME_FORBIDDEN,
                    LOG_GROUP_FORBIDDEN,
                    LOG_STREAM_FORBIDDEN,
                    EMBEDDED_METRICS_FORBIDDEN,
                    DESTINATION_UNSUITED -> true;
            default -> false;
        };
    }
}
