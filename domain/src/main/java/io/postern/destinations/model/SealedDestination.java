package io.postern.destinations.model;

/**
 * A destination as it is kept.
 *
 * @param version 1 at first, and one more with each change of what it says; a new seal is none
 * @param sealed all of it but the name
 */
public record SealedDestination(DestinationName name, long version, Sealed sealed) {

    public SealedDestination {
        if (version < 1) throw new IllegalArgumentException("version: " + version + " (expected: 1 or more)");
    }
}
