package io.postern.telemetry.model;

/** Why a record that was accepted will never be delivered. */
public enum DeathCause {
    /** The destination refused it for what it is. */
    REFUSED,
    /** The destination finds it too far back. */
    TOO_OLD,
    /** The destination finds it too far ahead. */
    TOO_NEW,
    /** It is older than its log group keeps events. */
    EXPIRED,
    /** It grew too old while it waited for its destination. */
    AGED_WHILE_WAITING
}
