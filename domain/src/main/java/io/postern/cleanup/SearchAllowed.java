package io.postern.cleanup;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.EntryPage;
import io.postern.cleanup.model.EntrySearch;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.port.Allowlist;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds allowlist entries, page by page. */
public final class SearchAllowed {

    private final Allowlist allowlist;
    private final Clock clock;

    public SearchAllowed(Allowlist allowlist, Clock clock) {
        this.allowlist = allowlist;
        this.clock = clock;
    }

    /**
     * The first entries that are wanted and have not expired, in order of their ids.
     *
     * @throws PortUnavailable when they cannot be asked for
     */
    public EntryPage search(EntrySearch search) {
        try (Stream<AllowlistEntry> all = allowlist.list()) {
            List<AllowlistEntry> found =
                    all.filter(wanted(search)).limit(search.limit() + 1L).toList();
            if (found.size() <= search.limit()) return new EntryPage(found, "");
            List<AllowlistEntry> page = found.subList(0, search.limit());
            return new EntryPage(page, page.getLast().resourceId().value());
        }
    }

    private Predicate<AllowlistEntry> wanted(EntrySearch search) {
        Instant now = clock.instant();
        Expiration latest = Expiration.after(now, Duration.ofDays(search.withinDays()));
        Optional<ResourceId> after = ResourceId.read(search.after());
        return entry -> !entry.expiration().passed(now)
                && after.map(id -> entry.resourceId().compareTo(id) > 0).orElse(true)
                && (search.service().isEmpty() || entry.resourceId().service().equals(search.service()))
                && (search.owner().isEmpty() || entry.owner().equalsIgnoreCase(search.owner()))
                && (search.withinDays() == 0 || entry.expiration().compareTo(latest) <= 0);
    }
}
