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

    /** The same entry with texts no longer than those that we let in. */
    AllowlistEntry cut() {
        return new AllowlistEntry(
                resourceId,
                expiration,
                cut(owner, EntryFault.OWNER_CHARACTERS_MAX),
                cut(comment, EntryFault.COMMENT_CHARACTERS_MAX));
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) return text;
        // Half of a pair of surrogates is no text that a store gives back.
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
