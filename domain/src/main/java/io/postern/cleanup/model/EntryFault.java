package io.postern.cleanup.model;

/**
 * What is wrong with an allowlist entry.
 *
 * @param message the rule that is broken, as people see it on AWS Auto Cleanup's page
 */
public record EntryFault(String message) {

    /** Most characters of an owner; an address of mail has at most 254 (RFC 5321). */
    public static final int OWNER_CHARACTERS_MAX = 254;

    /** Most characters of a comment. */
    public static final int COMMENT_CHARACTERS_MAX = 1_024;

    public static final EntryFault ID_EMPTY = new EntryFault("Resource ID cannot be empty");
    public static final EntryFault ID_TOO_LONG =
            new EntryFault("Resource ID cannot be longer than " + ResourceId.BYTES_MAX + " bytes");
    public static final EntryFault ID_TOO_WILD =
            new EntryFault("Resource ID cannot have more than " + IdPattern.STARS_MAX + " wildcards '*'");
    public static final EntryFault ID_WITH_CONTROLS = new EntryFault("Resource ID cannot contain control characters");
    public static final EntryFault EXPIRATION_EMPTY = new EntryFault("Expiration cannot be empty");
    public static final EntryFault EXPIRATION_INVALID =
            new EntryFault("Expiration is invalid (expected: seconds since 1970)");
    public static final EntryFault PERMANENT_INVALID = new EntryFault("Permanent is invalid (expected: true or false)");
    public static final EntryFault OWNER_INVALID = new EntryFault(
            "Owner is invalid (expected: at most " + OWNER_CHARACTERS_MAX + " characters without control characters)");
    public static final EntryFault COMMENT_INVALID = new EntryFault("Comment is invalid (expected: at most "
            + COMMENT_CHARACTERS_MAX + " characters without control characters)");

    /** The id does not have the form. */
    public static EntryFault idInvalid(String id) {
        return new EntryFault("Resource ID '" + id + "' is invalid");
    }

    /** The settings do not know the service. */
    public static EntryFault serviceUnknown(String service) {
        return new EntryFault("Service '" + service + "' is either invalid or not supported");
    }

    /** The settings do not know the resource of the service. */
    public static EntryFault resourceUnknown(String resource) {
        return new EntryFault("Resource '" + resource + "' is either invalid or not supported");
    }
}
