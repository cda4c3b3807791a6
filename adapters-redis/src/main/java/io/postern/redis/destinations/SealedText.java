package io.postern.redis.destinations;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Sealed;
import io.postern.destinations.model.SealedDestination;

/** A sealed destination as text: its version, a blank, and what is sealed. */
final class SealedText {

    private static final long VERSION_OF_NONSENSE = 1;

    private SealedText() {}

    static String of(SealedDestination destination) {
        return destination.version() + " " + destination.sealed().text();
    }

    /** Whatever somebody else wrote becomes a destination that does not open, so that an operator hears of it. */
    static SealedDestination read(DestinationName name, String text) {
        int blank = text.indexOf(' ');
        try {
            return new SealedDestination(
                    name, Long.parseLong(text.substring(0, blank)), new Sealed(text.substring(blank + 1)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
            return new SealedDestination(name, VERSION_OF_NONSENSE, new Sealed("unreadable"));
        }
    }
}
