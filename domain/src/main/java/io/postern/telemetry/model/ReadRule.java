package io.postern.telemetry.model;

/** What of a client's policy a question goes against. */
public enum ReadRule {
    /** The namespaces that it may read. */
    NAMESPACE,
    /** The log groups that it may read. */
    LOG_GROUP,
    /** The dimensions that are written into its datums: it reads series that have them. */
    DIMENSION,
    /** Queries compute with each other's values and reach no further. */
    EXPRESSION,
    /** The one destination that its telemetry goes to. */
    DESTINATION
}
