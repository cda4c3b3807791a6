package io.postern.cleanup.model;

/**
 * What somebody wants to be spared.
 *
 * @param resourceId as it was written; may be anything
 * @param permanent whether for good
 */
public record NewEntry(String resourceId, String owner, String comment, boolean permanent) {}
