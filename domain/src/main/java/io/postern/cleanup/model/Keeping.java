package io.postern.cleanup.model;

/** What became of a new entry in the allowlist. */
public enum Keeping {
    /** It is kept. */
    KEPT,

    /** There is one of that id already. */
    PRESENT,

    /** There is no room. */
    FULL
}
