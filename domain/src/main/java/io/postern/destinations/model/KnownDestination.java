package io.postern.destinations.model;

/** What the store has under a name. */
public sealed interface KnownDestination {

    DestinationName name();

    long version();

    /** It opens. */
    record Open(Destination destination, long version) implements KnownDestination {

        @Override
        public DestinationName name() {
            return destination.name();
        }
    }

    /**
     * It does not open, and can only be replaced or removed.
     *
     * @param why a clause, without any secret
     */
    record Locked(DestinationName name, long version, String why) implements KnownDestination {}
}
