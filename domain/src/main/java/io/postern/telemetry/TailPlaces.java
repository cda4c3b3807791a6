package io.postern.telemetry;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.ClientSight;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.LogTail;
import io.postern.telemetry.model.Sight;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The places for tails on this replica, for those of all destinations together. Clients get half of them, rounded down,
 * and each of them a quarter, but one where clients get any, so that operators and other clients find one. Safe for any
 * number of threads.
 */
public final class TailPlaces {

    private final int tailsMax;
    private final Set<Taken> taken = ConcurrentHashMap.newKeySet();

    /**
     * All of them free.
     *
     * @param tailsMax most tails that are open at once
     */
    public TailPlaces(int tailsMax) {
        this.tailsMax = tailsMax;
    }

    /**
     * An open tail, whose place is free again once it is closed; nothing when there is no place.
     *
     * @param stands whether what it follows is still there
     * @param sight of who follows
     * @param shown which events are told
     */
    synchronized Optional<LogTail> take(BooleanSupplier stands, Sight sight, Predicate<LogSearch.FoundEvent> shown) {
        if (taken.size() >= tailsMax) return Optional.empty();
        if (sight instanceof ClientSight client && !hasRoom(client.client())) return Optional.empty();
        Taken place = new Taken(stands, sight, shown);
        taken.add(place);
        return Optional.of(place.tail);
    }

    /** Closes the tails of what is gone: nothing would come of it any more, and whoever reads them would wait. */
    void closeWhatIsGone() {
        for (Taken place : taken) if (!place.stands.getAsBoolean()) place.tail.close();
    }

    private boolean hasRoom(ClientId client) {
        int all = 0;
        int own = 0;
        for (Taken place : taken) {
            if (!(place.sight instanceof ClientSight other)) continue;
            all++;
            if (other.client().equals(client)) own++;
        }
        return all < tailsMax / 2 && own < Math.max(1, tailsMax / 4);
    }

    private final class Taken {

        private final BooleanSupplier stands;
        private final Sight sight;
        private final LogTail tail;

        Taken(BooleanSupplier stands, Sight sight, Predicate<LogSearch.FoundEvent> shown) {
            this.stands = stands;
            this.sight = sight;
            this.tail = new LogTail(() -> taken.remove(this), shown);
        }
    }
}
