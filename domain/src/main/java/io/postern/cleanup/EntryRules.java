package io.postern.cleanup;

import io.postern.cleanup.model.EntryFault;
import io.postern.cleanup.model.IdPattern;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.model.ResourceSetting;
import io.postern.cleanup.model.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What must hold of an allowlist entry that is made or extended. */
final class EntryRules {

    private final Supplier<Settings> settings;

    EntryRules(Supplier<Settings> settings) {
        this.settings = settings;
    }

    /** What is known of an id. */
    sealed interface Checked {

        /** It can be spared. */
        record Usable(ResourceId id, ResourceSetting setting) implements Checked {}

        /** It cannot. */
        record Faulty(EntryFault fault) implements Checked {}
    }

    Checked check(String text) {
        if (text.isEmpty()) return new Checked.Faulty(EntryFault.ID_EMPTY);
        if (hasControls(text)) return new Checked.Faulty(EntryFault.ID_WITH_CONTROLS);
        Optional<ResourceId> id = ResourceId.read(text);
        if (id.isEmpty()) return new Checked.Faulty(EntryFault.ID_TOO_LONG);
        if (!id.get().whole()) return new Checked.Faulty(EntryFault.idInvalid(text));
        return check(id.get(), settings.get());
    }

    private static Checked check(ResourceId id, Settings settings) {
        Map<String, ResourceSetting> resources = settings.services().get(id.service());
        if (resources == null) return new Checked.Faulty(EntryFault.serviceUnknown(id.service()));
        ResourceSetting setting = resources.get(id.resource());
        if (setting == null) return new Checked.Faulty(EntryFault.resourceUnknown(id.resource()));
        if (id.id().isBlank()) return new Checked.Faulty(EntryFault.ID_EMPTY);
        return new Checked.Usable(id, setting);
    }

    /** What is wrong with the id of an entry that is not there yet; more stars of others stay, and can be extended. */
    static Optional<EntryFault> ofNew(ResourceId id) {
        boolean usable = new IdPattern(id.id()).stars() <= IdPattern.STARS_MAX;
        return usable ? Optional.empty() : Optional.of(EntryFault.ID_TOO_WILD);
    }

    /** What is wrong with an owner that somebody writes. */
    static Optional<EntryFault> ofOwner(String owner) {
        boolean usable = owner.length() <= EntryFault.OWNER_CHARACTERS_MAX && !hasControls(owner);
        return usable ? Optional.empty() : Optional.of(EntryFault.OWNER_INVALID);
    }

    /** What is wrong with a comment that somebody writes. */
    static Optional<EntryFault> ofComment(String comment) {
        boolean usable = comment.length() <= EntryFault.COMMENT_CHARACTERS_MAX && !hasControls(comment);
        return usable ? Optional.empty() : Optional.of(EntryFault.COMMENT_INVALID);
    }

    /** They would break lines of logs and of the page; a lone surrogate is no text at all. */
    private static boolean hasControls(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
