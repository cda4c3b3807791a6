package io.postern.telemetry.model;

/** Whether a client may send that much more in a minute. */
public sealed interface Share {

    /** It may; the whole of it counts as sent until some is given back. */
    record Granted(Usage usage) implements Share {}

    /** Not what was needed: so much is used already. Nothing was counted. */
    record Exceeded(QuotaRule rule) implements Share {}
}
