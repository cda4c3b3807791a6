package io.postern.access.model;

/** What became of the wish to keep a new client. */
public enum Addition {
    ADDED,

    /** There is one of the same id. */
    KNOWN,

    /** There are as many clients as there may be. */
    FULL
}
