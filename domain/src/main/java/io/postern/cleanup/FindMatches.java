package io.postern.cleanup;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Matching;
import io.postern.cleanup.model.ResourceId;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Tells which allowlist entries spare a resource, by the rules of the cleanup. */
public final class FindMatches {

    private final AllowlistView view;
    private final Clock clock;

    public FindMatches(AllowlistView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    /**
     * The entries that spare it. What is known of the allowlist may be as old as the view lets it.
     *
     * @throws PortUnavailable when nothing is known that is young enough
     */
    public Matching matches(ResourceId resource) {
        Instant now = clock.instant();
        return switch (view.index().matches(resource)) {
            case Matching.Known(List<AllowlistEntry> entries) ->
                new Matching.Known(entries.stream()
                        .filter(entry -> !entry.expiration().passed(now))
                        .toList());
            case Matching.TooCostly tooCostly -> tooCostly;
        };
    }
}
