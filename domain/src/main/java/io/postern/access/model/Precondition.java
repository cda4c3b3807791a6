package io.postern.access.model;

import java.util.Set;

/** What an operator takes a client to be who changes it. */
public sealed interface Precondition {

    /** Whatever it is, known or not. */
    record Anything() implements Precondition {}

    /** It is known. */
    record Known() implements Precondition {}

    /** It is not known yet. */
    record Unknown() implements Precondition {}

    /** It is known, and one of these. */
    record OneOf(Set<ClientVersion> versions) implements Precondition {
        public OneOf {
            versions = Set.copyOf(versions);
        }
    }

    /** Whether it holds for a client that is registered. */
    default boolean holdsFor(Client client) {
        return switch (this) {
            case Anything _, Known _ -> true;
            case Unknown _ -> false;
            case OneOf(Set<ClientVersion> versions) -> versions.contains(ClientVersion.of(client));
        };
    }

    /** Whether it holds where none is registered. */
    default boolean holdsForNone() {
        return switch (this) {
            case Anything _, Unknown _ -> true;
            case Known _, OneOf _ -> false;
        };
    }
}
