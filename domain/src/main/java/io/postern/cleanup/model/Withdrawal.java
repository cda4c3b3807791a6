package io.postern.cleanup.model;

/** What became of a wish to take a resource off the allowlist. */
public enum Withdrawal {
    /** It is off the allowlist. */
    WITHDRAWN,

    /** There was none of that id, or somebody else withdrew it. */
    NOT_THERE,

    /** Others changed the entry again and again meanwhile. */
    CONTENDED
}
