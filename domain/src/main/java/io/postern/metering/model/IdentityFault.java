package io.postern.metering.model;

/** Why it is not known who calls. */
public enum IdentityFault {
    /** Nothing is said. */
    MISSING,

    /** Several things are said, and a guess would let callers choose which one counts where. */
    SEVERAL,

    /** What is said cannot be the name of a client. */
    UNUSABLE
}
