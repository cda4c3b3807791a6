package io.postern.destinations;

import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.DestinationText;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Opening;
import io.postern.destinations.model.Sealed;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.Secret;

/** Seals destinations and opens them. */
final class Seals {

    private final SecretBox box;

    Seals(SecretBox box) {
        this.box = box;
    }

    SealedDestination seal(Destination destination, long version) {
        Sealed sealed = box.seal(label(destination.name()), DestinationText.write(destination));
        return new SealedDestination(destination.name(), version, sealed);
    }

    Opening opening(SealedDestination kept) {
        return box.open(label(kept.name()), kept.sealed());
    }

    KnownDestination open(SealedDestination kept) {
        return read(kept, opening(kept));
    }

    KnownDestination read(SealedDestination kept, Opening opening) {
        return switch (opening) {
            case Opening.Opened(Secret plain, boolean _) ->
                DestinationText.read(kept.name(), plain)
                        .<KnownDestination>map(open -> new KnownDestination.Open(open, kept.version()))
                        .orElseGet(() -> locked(kept, "a later version of Postern wrote it"));
            case Opening.KeyMissing(String id) ->
                locked(kept, "it was sealed with the key " + id + ", which is not here");
            case Opening.KeyWrong(String id) ->
                locked(kept, "the key " + id + " does not open it: it is another key, or what is kept was altered");
            case Opening.KeyAway(String id, String why) ->
                locked(kept, "the key " + id + " cannot be asked now: " + why);
            case Opening.Unreadable _ -> locked(kept, "what is kept is nothing that was sealed");
        };
    }

    private static KnownDestination.Locked locked(SealedDestination kept, String why) {
        return new KnownDestination.Locked(kept.name(), kept.version(), why);
    }

    /** So that what was sealed for one destination never opens as another. */
    private static String label(DestinationName name) {
        return "destination " + name;
    }
}
