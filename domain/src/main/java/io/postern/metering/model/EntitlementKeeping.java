package io.postern.metering.model;

/** What became of a new entitlement in the store. */
public enum EntitlementKeeping {
    KEPT,

    /** Its client has one already. */
    KNOWN,

    /** There is no room. */
    FULL
}
