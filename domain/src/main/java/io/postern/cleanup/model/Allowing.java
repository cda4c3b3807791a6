package io.postern.cleanup.model;

/** What became of a wish to have something spared, or spared for longer. */
public sealed interface Allowing {

    /**
     * It is spared.
     *
     * @param days the time to live that the settings give such resources
     */
    record Allowed(AllowlistEntry entry, int days) implements Allowing {}

    /** It breaks a rule. */
    record Faulty(EntryFault fault) implements Allowing {}

    /** The allowlist has no room. */
    record Full() implements Allowing {}

    /** Others changed the same entry again and again meanwhile. */
    record Contended() implements Allowing {}
}
