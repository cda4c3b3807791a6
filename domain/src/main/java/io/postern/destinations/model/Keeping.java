package io.postern.destinations.model;

/** What became of a new destination in the store. */
public enum Keeping {
    KEPT,

    /** There is one of that name already. */
    NAME_TAKEN,

    /** There is no room. */
    FULL
}
