package io.postern.shared;

import java.util.Set;

/** What an operator takes a thing to be who changes it, told by its version. */
public sealed interface Precondition {

    /** Whatever it is, known or not. */
    record Anything() implements Precondition {}

    /** It is known. */
    record Known() implements Precondition {}

    /** It is not known yet. */
    record Unknown() implements Precondition {}

    /** It is known, and one of these. */
    record OneOf(Set<String> versions) implements Precondition {
        public OneOf {
            versions = Set.copyOf(versions);
        }
    }

    /** Whether it holds for one of that version. */
    default boolean holdsFor(String version) {
        return switch (this) {
            case Anything _, Known _ -> true;
            case Unknown _ -> false;
            case OneOf(Set<String> versions) -> versions.contains(version);
        };
    }

    /** Whether it holds where there is none. */
    default boolean holdsForNone() {
        return switch (this) {
            case Anything _, Unknown _ -> true;
            case Known _, OneOf _ -> false;
        };
    }
}
