package io.postern.destinations.model;

import io.postern.shared.Secret;

/** What became of an attempt to open what was sealed. */
public sealed interface Opening {

    /**
     * It is open.
     *
     * @param current whether the active master key sealed it; otherwise it should be sealed anew
     */
    record Opened(Secret plain, boolean current) implements Opening {}

    /** It was sealed with a master key that is not here. */
    record KeyMissing(String keyId) implements Opening {}

    /** The master key of that id does not open it: it is another key, or what was sealed was altered. */
    record KeyWrong(String keyId) implements Opening {}

    /**
     * The master key of that id is elsewhere and cannot be asked now.
     *
     * @param why a clause, without any secret
     */
    record KeyAway(String keyId, String why) implements Opening {}

    /** It does not even look like something that was sealed here. */
    record Unreadable() implements Opening {}
}
