package io.postern.access.model;

/** What became of an operator's wish to take a client away. */
public enum Removal {
    REMOVED,

    /** Configuration names it, and so it is not an operator's to take away. */
    CONFIGURED,
    UNKNOWN,

    /** It is not what the operator took it to be. */
    CHANGED
}
