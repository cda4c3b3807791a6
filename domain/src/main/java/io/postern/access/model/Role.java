package io.postern.access.model;

/** What an operator may do. */
public enum Role {
    /** Look at things. */
    READ,
    /** Hand in calls of APIs to be counted, and nothing else: for a shipper or a function, which has no business to look. */
    INGEST,
    /** Change what happens to telemetry and tokens, and whatever those before may. */
    OPERATE,
    /** Decide who may do what, and whatever those before may. */
    ADMIN;

    /** Whether whoever has this role may do what needs the other one. */
    public boolean covers(Role needed) {
        return this == needed || (this != INGEST && compareTo(needed) > 0);
    }
}
