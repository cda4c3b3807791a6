package io.postern.metering.model;

/** What became of an operator's wish to take an entitlement away. */
public enum EntitlementRemoval {
    REMOVED,

    /** The client has none. */
    UNKNOWN,

    /** It is not what the operator took it to be, or somebody else changed it meanwhile. */
    CHANGED
}
