package io.postern.metering;

import io.postern.metering.model.DecidedCalls;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.GapCause;
import io.postern.metering.model.ReconciledHour;
import io.postern.metering.model.Reconciliation;
import io.postern.metering.port.Decisions;
import io.postern.metering.port.EntitlementStore;
import io.postern.shared.PortUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares decisions about calls with the requests that access logs tell of, by application and hour. */
public final class ReconcileDecisions {

    /** Most readings of the usage ledger for one question, beside one for each application. */
    static final long READINGS_MAX = 20_000;

    /** Longest time of one question, in hours; decisions are kept for about as long. */
    static final long HOURS_MAX = 1_000;

    private static final Duration HOUR = Duration.ofHours(1);

    private record Key(String application, Instant hour) {}

    private final Decisions decisions;
    private final EntitlementStore entitlements;
    private final KnownCalls.Counted ledger;
    private final Duration ttl;

    /**
     * Compares them.
     *
     * @param ttl for how long the gateway remembers a decision; an hour at most
     */
    public ReconcileDecisions(
            Decisions decisions, EntitlementStore entitlements, KnownCalls.Counted ledger, Duration ttl) {
        if (ttl.compareTo(HOUR) > 0) throw new IllegalArgumentException("ttl: " + ttl + " (expected: at most 1h)");
        this.decisions = decisions;
        this.entitlements = entitlements;
        this.ledger = ledger;
        this.ttl = ttl;
    }

    /**
     * All hours that touch that time, of every application that was decided about in it or is entitled; of others nobody knows
     * here.
     *
     * @param application of this one alone; empty: of all
     * @throws PortUnavailable when one of the stores cannot be read
     */
    public Reconciliation reconcile(Instant from, Instant until, String application) {
        Instant first = from.truncatedTo(ChronoUnit.HOURS);
        Instant end = until.minusNanos(1).truncatedTo(ChronoUnit.HOURS).plus(HOUR);
        long hours = Duration.between(first, end).toHours();
        if (hours > HOURS_MAX) return new Reconciliation.TooMuch(hours);
        Map<Key, DecidedCalls> counted = new HashMap<>();
        SortedSet<String> decided = gather(first, end, application, counted);
        if (decided.size() * hours > READINGS_MAX) return new Reconciliation.TooMuch(decided.size() * hours);
        List<String> names = application.isEmpty() ? names(decided, first, end) : List.of(application);
        if (names.size() * hours > READINGS_MAX) return new Reconciliation.TooMuch(names.size() * hours);
        List<ReconciledHour> reconciled = new ArrayList<>();
        for (String name : names)
            for (Instant hour = first; hour.isBefore(end); hour = hour.plus(HOUR)) add(name, hour, counted, reconciled);
        return new Reconciliation.Reconciled(reconciled);
    }

    /**
     * Reads decisions, with those of the hour before, whose last one the gateway may remember. Hour by hour, and no further
     * once there are too many to be answered: all hours of as many applications as there may be are more than a heap holds.
     *
     * @return who was decided about, without that hour before
     */
    private SortedSet<String> gather(Instant first, Instant end, String asked, Map<Key, DecidedCalls> counted) {
        long hours = Duration.between(first, end).toHours();
        SortedSet<String> decided = new TreeSet<>();
        Instant hour = first.minus(HOUR);
        while (hour.isBefore(end) && decided.size() * hours <= READINGS_MAX) {
            Instant next = hour.plus(HOUR);
            for (DecidedCalls one : decisions.between(hour, next)) {
                if (!asked.isEmpty() && !one.application().equals(asked)) continue;
                counted.put(new Key(one.application(), hour), one);
                if (!hour.isBefore(first)) decided.add(one.application());
            }
            hour = next;
        }
        return decided;
    }

    private List<String> names(SortedSet<String> decided, Instant from, Instant until) {
        SortedSet<String> names = new TreeSet<>(decided);
        for (Entitlement entitlement : entitlements.list())
            names.add(entitlement.client().value());
        // Most of the entitled did nothing, and one reading tells so for all hours.
        names.removeIf(name -> !decided.contains(name) && ledger.calls(name, from, until) == 0);
        return List.copyOf(names);
    }

    private void add(String name, Instant hour, Map<Key, DecidedCalls> counted, List<ReconciledHour> reconciled) {
        DecidedCalls made = counted.get(new Key(name, hour));
        long logged = ledger.calls(name, hour, hour.plus(HOUR));
        long decided = made == null ? 0 : made.decisions();
        if (decided == 0 && logged == 0) return;
        boolean remembered = remembered(counted.get(new Key(name, hour.minus(HOUR))), hour);
        reconciled.add(new ReconciledHour(name, hour, decided, logged, cause(decided, logged, remembered)));
    }

    private boolean remembered(@Nullable DecidedCalls before, Instant hour) {
        return before != null && !before.lastAt().plus(ttl).isBefore(hour);
    }

    private static GapCause cause(long decided, long logged, boolean remembered) {
        if (decided == logged) return GapCause.NONE;
        if (decided > logged) return GapCause.NOT_LOGGED;
        return decided > 0 || remembered ? GapCause.CACHED : GapCause.WITHOUT_DECISION;
    }
}
