package io.postern.metering.model;

import java.util.Locale;

/** Why something that came in as an entry of an access log was not counted, or a sink not told, and never will be. */
public enum EntryRefusal {
    /** It is not one JSON object, or a value that is no text. */
    NOT_JSON,
    /** It is JSON and says nothing that its format looks for. */
    NO_FIELDS,
    /** The call was too long ago: whether it was counted before is no longer known. */
    TOO_OLD,
    /** The call lies further in the future than clocks may differ. */
    TOO_NEW,
    /** A record of Firehose, or what a Lambda passed on, is not base64. */
    NOT_BASE64,
    /** It begins as gzip and is broken. */
    NOT_GZIP,
    /** It would inflate beyond the bound. */
    TOO_LARGE,
    /** It was counted, but a sink does not take it, or did not for too long. */
    BY_SINK;

    /** What it is called in answers and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
