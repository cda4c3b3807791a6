package io.postern.access.model;

/** What an operator may do; each role may do what those before it may. */
public enum Role {
    /** Look at things. */
    READ,
    /** Change what happens to telemetry and tokens. */
    OPERATE,
    /** Decide who may do what. */
    ADMIN;

    /** Whether whoever has this role may do what needs the other one. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
