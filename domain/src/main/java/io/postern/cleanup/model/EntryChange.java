package io.postern.cleanup.model;

import java.util.Optional;

/**
 * What a change made of an allowlist entry. Texts that others wrote beyond our bounds are cut to these, so that no entry is
 * too large to be told of.
 */
public sealed interface EntryChange {

    /** There was none of that id. */
    record Added(AllowlistEntry after) implements EntryChange {
        public Added {
            after = after.cut();
        }
    }

    /** Another one of the same id stood there. */
    record Replaced(AllowlistEntry before, AllowlistEntry after) implements EntryChange {
        public Replaced {
            before = before.cut();
            after = after.cut();
            if (!before.resourceId().equals(after.resourceId()))
                throw new IllegalArgumentException(
                        "change: " + after.resourceId() + " (expected: of " + before.resourceId() + ")");
        }
    }

    /** It is there no longer. */
    record Removed(AllowlistEntry before) implements EntryChange {
        public Removed {
            before = before.cut();
        }
    }

    /** The change from one to the other; nothing when there is neither. */
    static Optional<EntryChange> of(Optional<AllowlistEntry> from, Optional<AllowlistEntry> to) {
        if (from.isEmpty()) return to.map(Added::new);
        if (to.isEmpty()) return from.map(Removed::new);
        return Optional.of(new Replaced(from.get(), to.get()));
    }

    /** The entry as it was; nothing when there was none. */
    default Optional<AllowlistEntry> from() {
        return switch (this) {
            case Added _ -> Optional.empty();
            case Replaced replaced -> Optional.of(replaced.before());
            case Removed removed -> Optional.of(removed.before());
        };
    }

    /** The entry as it is then; nothing when there is none. */
    default Optional<AllowlistEntry> to() {
        return switch (this) {
            case Added added -> Optional.of(added.after());
            case Replaced replaced -> Optional.of(replaced.after());
            case Removed _ -> Optional.empty();
        };
    }

    /** What the entry is for. */
    default ResourceId resourceId() {
        return switch (this) {
            case Added added -> added.after().resourceId();
            case Replaced replaced -> replaced.after().resourceId();
            case Removed removed -> removed.before().resourceId();
        };
    }
}
