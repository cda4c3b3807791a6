package io.postern.access.model;

/** Why a token is not taken. For counters and operators; senders learn only that it is invalid. */
public enum Denial {
    MALFORMED,
    NOT_PROVEN,
    EXPIRED,
    FROM_THE_FUTURE,
    USED_BEFORE,
    REVOKED,
    WRONG_PURPOSE,
    WRONG_AUDIENCE,
    LIVES_TOO_LONG,
    CLIENT_UNKNOWN,
    CLIENT_SUSPENDED,
    CLIENT_EXPIRED
}
