package io.postern.destinations;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Opening;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What this replica has heard of destinations, so that whoever uses one asks nobody and waits for nobody. Somebody
 * refreshes it all the time. While nothing can be heard, what was heard last counts.
 */
public final class KnownDestinations {

    /**
     * One destination as it was heard last.
     *
     * @param unsettled whether its master key could not be asked, so that it has to be opened again
     */
    private record Heard(SealedDestination sealed, KnownDestination known, boolean unsettled) {}

    /** A change without a mark is heard after this. */
    private static final Duration LIST_EVERY = Duration.ofMinutes(1);

    /** What was listed last, from when, and the mark from before. */
    private record Listed(Optional<String> mark, List<SealedDestination> kept, Instant at) {

        boolean isStill(Optional<String> now, Instant time) {
            boolean isFresh = Duration.between(at, time).abs().compareTo(LIST_EVERY) < 0;
            return now.isPresent() && now.equals(mark) && isFresh;
        }
    }

    private final DestinationStore store;
    private final Seals seals;
    private final Clock clock;
    private final Lock refreshing = new ReentrantLock();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Listed listed = new Listed(Optional.empty(), List.of(), Instant.EPOCH); // guarded by refreshing
    private volatile Map<DestinationName, Heard> heard = Map.of();
    private volatile long heardAtMillis = Long.MIN_VALUE;

    /** What that store has to tell; nothing is known before the first refresh. */
    public KnownDestinations(DestinationStore store, SecretBox box, Clock clock) {
        this.store = store;
        this.seals = new Seals(box);
        this.clock = clock;
    }

    /** From now on the listener runs after each refresh, on its thread; it must not throw. */
    public void whenRefreshed(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Hears what there is now, and opens what was not there before, or not like this. A store that has marks is listed
     * when its mark is another one, and once a minute.
     *
     * @throws PortUnavailable when the store cannot be asked, or the master key for one of them; the others are known
     *     then
     */
    public void refresh() {
        refreshing.lock();
        try {
            hear(kept());
        } finally {
            refreshing.unlock();
        }
    }

    private List<SealedDestination> kept() {
        Instant now = clock.instant();
        Optional<String> mark = store.mark();
        if (!listed.isStill(mark, now)) listed = new Listed(mark, store.list(), now);
        return listed.kept();
    }

    private void hear(List<SealedDestination> kept) {
        Map<DestinationName, Heard> now = HashMap.newHashMap(kept.size());
        PortUnavailable silence = null;
        for (SealedDestination sealed : kept) {
            Heard before = heard.get(sealed.name());
            try {
                now.put(sealed.name(), opened(sealed, before));
            } catch (PortUnavailable unavailable) {
                if (before != null) now.put(sealed.name(), before);
                silence = unavailable;
            }
        }
        heard = now;
        if (silence == null) heardAtMillis = clock.millis();
        listeners.forEach(Runnable::run);
        if (silence != null) throw silence;
    }

    private Heard opened(SealedDestination sealed, @Nullable Heard before) {
        // Not the version alone: one that was removed and registered anew has a version of before.
        if (before != null && !before.unsettled() && before.sealed().equals(sealed)) return before;
        Opening opening = seals.opening(sealed);
        boolean unsettled = opening instanceof Opening.KeyAway;
        // What was open stays as it was: it may only have been sealed anew.
        if (unsettled && before != null && before.known() instanceof KnownDestination.Open)
            return new Heard(sealed, before.known(), true);
        return new Heard(sealed, seals.read(sealed, opening), unsettled);
    }

    /** The destination of that name as it was heard last, which may not open; nothing when there was none. */
    public Optional<KnownDestination> find(DestinationName name) {
        return Optional.ofNullable(heard.get(name)).map(Heard::known);
    }

    /** Whether it was ever heard which destinations there are: until then, that one is not known says nothing. */
    public boolean everHeard() {
        return heardAtMillis != Long.MIN_VALUE;
    }

    /** When all of them were heard of last, in Unix milliseconds; far in the past when they never were. */
    public long heardAtMillis() {
        return heardAtMillis;
    }

    /** How many destinations it knows. */
    public int count() {
        return heard.size();
    }
}
