package io.postern.cleanup.model;

/**
 * A promise that a resource, or all that a pattern means, is spared until it expires.
 *
 * @param owner whose it is; may be empty
 * @param comment why; may be empty
 */
public record AllowlistEntry(ResourceId resourceId, Expiration expiration, String owner, String comment) {

    /** The same entry with another end. */
    public AllowlistEntry until(Expiration later) {
        return new AllowlistEntry(resourceId, later, owner, comment);
    }
}
