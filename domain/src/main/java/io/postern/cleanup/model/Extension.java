package io.postern.cleanup.model;

/**
 * An entry that somebody wants to last longer.
 *
 * @param resourceId as it was written; may be anything
 * @param expiration when it ends by their knowledge, as it was written; may be anything
 * @param owner the new owner; empty: as before
 * @param comment the new comment; empty: as before
 */
public record Extension(String resourceId, String expiration, String owner, String comment) {}
