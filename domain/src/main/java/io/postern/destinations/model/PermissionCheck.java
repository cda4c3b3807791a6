package io.postern.destinations.model;

/**
 * Whether a permission works.
 *
 * @param why why not, in AWS's words or ours; empty when it works; never holds a secret
 */
public record PermissionCheck(Permission permission, Granted granted, String why) {

    /** What was found out. */
    public enum Granted {
        YES,
        NO,

        /** AWS did not say: it could not be reached, was too busy, or does not know the credential. */
        UNKNOWN
    }
}
