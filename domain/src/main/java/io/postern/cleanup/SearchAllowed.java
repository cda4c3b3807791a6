package io.postern.cleanup;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.EntryPage;
import io.postern.cleanup.model.EntrySearch;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.ResourceId;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds allowlist entries, page by page. */
public final class SearchAllowed {

    private final AllowlistView view;
    private final Clock clock;

    public SearchAllowed(AllowlistView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    /**
     * The first entries that are wanted and have not expired, in order of their ids. A first page is of the allowlist as it
     * is now; a later one goes by what was read for it, or for somebody else, as long as the view lets it.
     *
     * @throws PortUnavailable when they cannot be asked for
     */
    public EntryPage search(EntrySearch search) {
        Optional<ResourceId> after = ResourceId.read(search.after());
        List<AllowlistEntry> all = (after.isEmpty() ? view.renewed() : view.index()).entries();
        List<AllowlistEntry> rest =
                after.map(id -> all.subList(behind(id, all), all.size())).orElse(all);
        List<AllowlistEntry> found =
                rest.stream().filter(wanted(search)).limit(search.limit() + 1L).toList();
        if (found.size() <= search.limit()) return new EntryPage(found, "");
        List<AllowlistEntry> page = found.subList(0, search.limit());
        return new EntryPage(page, page.getLast().resourceId().value());
    }

    /** Where the entries begin whose ids come after that one. */
    private static int behind(ResourceId id, List<AllowlistEntry> all) {
        int from = 0;
        int to = all.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (all.get(middle).resourceId().compareTo(id) > 0) to = middle;
            else from = middle + 1;
        }
        return from;
    }

    private Predicate<AllowlistEntry> wanted(EntrySearch search) {
        Instant now = clock.instant();
        Expiration latest = Expiration.after(now, Duration.ofDays(search.withinDays()));
        return entry -> !entry.expiration().passed(now)
                && (search.service().isEmpty() || entry.resourceId().service().equals(search.service()))
                && (search.owner().isEmpty() || entry.owner().equalsIgnoreCase(search.owner()))
                && (search.withinDays() == 0 || entry.expiration().compareTo(latest) <= 0);
    }
}
