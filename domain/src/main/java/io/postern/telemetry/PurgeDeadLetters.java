package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeadLetterPage;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.model.Purged;
import io.postern.telemetry.port.DeadLetters;
import java.util.List;
import java.util.function.IntConsumer;

/** Throws dead letters away for good. */
public final class PurgeDeadLetters {

    /** Pages of one call: a thousand letters at most, and a time within which a caller still waits. */
    private static final int PAGES_MAX = 10;

    private static final int PAGE = 100;

    private final DeadLetters deadLetters;

    public PurgeDeadLetters(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * Throws one letter away.
     *
     * @return whether it was there
     * @throws PortUnavailable when it is not known to have happened; doing it again does no harm
     */
    public boolean purge(DeadLetterId id) {
        return deadLetters.remove(List.of(id)) > 0;
    }

    /**
     * Throws away what matches, newest first and at most 1000 letters; the answer says where to go on.
     *
     * @param after {@code next} of an earlier call; empty: from the newest
     * @param progress hears how many went, some at a time, also before the call breaks off
     * @throws IllegalArgumentException when {@code after} is none of these
     * @throws PortUnavailable when it is not known to have happened; doing it again does no harm
     */
    public Purged purge(DeadLetterFilter filter, String after, IntConsumer progress) {
        String at = after;
        int purged = 0;
        for (int pages = 0; pages < PAGES_MAX; pages++) {
            DeadLetterPage page = deadLetters.find(filter, at, PAGE);
            int gone = deadLetters.remove(
                    page.letters().stream().map(KeptLetter::id).toList());
            progress.accept(gone);
            purged += gone;
            at = page.next();
            if (at.isEmpty()) break;
        }
        return new Purged(purged, at);
    }
}
