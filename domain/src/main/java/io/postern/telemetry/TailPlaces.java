package io.postern.telemetry;

import io.postern.telemetry.model.LogTail;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** The places for tails on this replica, for those of all destinations together. Safe for any number of threads. */
public final class TailPlaces {

    private final Semaphore free;
    private final Set<Taken> taken = ConcurrentHashMap.newKeySet();

    /**
     * All of them free.
     *
     * @param tailsMax most tails that are open at once
     */
    public TailPlaces(int tailsMax) {
        this.free = new Semaphore(tailsMax);
    }

    /**
     * An open tail, whose place is free again once it is closed; nothing when there is no place.
     *
     * @param stands whether what it follows is still there
     */
    Optional<LogTail> take(BooleanSupplier stands) {
        if (!free.tryAcquire()) return Optional.empty();
        Taken place = new Taken(stands);
        taken.add(place);
        return Optional.of(place.tail);
    }

    /** Closes the tails of what is gone: nothing would come of it any more, and whoever reads them would wait. */
    void closeWhatIsGone() {
        for (Taken place : taken) if (!place.stands.getAsBoolean()) place.tail.close();
    }

    private final class Taken {

        private final BooleanSupplier stands;
        private final LogTail tail = new LogTail(this::leave);

        Taken(BooleanSupplier stands) {
            this.stands = stands;
        }

        private void leave() {
            taken.remove(this);
            free.release();
        }
    }
}
