package io.postern.destinations.model;

import io.postern.shared.Secret;

/** What became of an attempt to unwrap the key of a text. */
public sealed interface Unwrapping {

    /**
     * Here it is.
     *
     * @param key 256 bits, in Base64
     */
    record Unwrapped(Secret key) implements Unwrapping {}

    /** That master key did not wrap it, not for that label, or it was altered since. */
    record Refused() implements Unwrapping {}

    /**
     * The master key is elsewhere and cannot be asked now.
     *
     * @param why a clause, without any secret
     */
    record Away(String why) implements Unwrapping {}
}
