package io.postern.http.cleanup;

import io.postern.cleanup.model.Extension;
import io.postern.cleanup.model.NewEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What callers of AWS Auto Cleanup say of an entry. */
final class EntryFields {

    static final List<String> OF_NEW = List.of("resource_id", "owner", "comment", "permanent");
    static final List<String> OF_EXTENSION = List.of("resource_id", "expiration", "owner", "comment");
    static final List<String> OF_WITHDRAWAL = List.of("resource_id");

    /** What the page writes for a value that it does not have. */
    private static final Set<String> NOTHING = Set.of("undefined", "null");

    private EntryFields() {}

    static String id(Asking.Asked asked) {
        return asked.text("resource_id").orElse("");
    }

    /** The new entry; nothing where {@code permanent} is neither true nor false. */
    static Optional<NewEntry> ofNew(Asking.Asked asked) {
        String permanent = asked.text("permanent").orElse("").strip().toLowerCase(Locale.ROOT);
        boolean yes = permanent.equals("true");
        if (!yes && !permanent.isEmpty() && !permanent.equals("false") && !NOTHING.contains(permanent))
            return Optional.empty();
        return Optional.of(new NewEntry(
                id(asked), asked.text("owner").orElse(""), asked.text("comment").orElse(""), yes));
    }

    static Extension ofExtension(Asking.Asked asked) {
        return new Extension(
                id(asked),
                asked.text("expiration").map(String::strip).orElse(""),
                text(asked, "owner"),
                text(asked, "comment"));
    }

    private static String text(Asking.Asked asked, String name) {
        return asked.text(name).filter(text -> !NOTHING.contains(text)).orElse("");
    }
}
