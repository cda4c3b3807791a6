package io.postern.metering.model;

import java.time.Instant;
import java.util.List;

/** What a turn of a pull did. */
public sealed interface Pulled {

    /**
     * It fetched.
     *
     * @param pages what became of each page
     * @param until all before it has been fetched
     * @param behind whether there is more to fetch at once
     */
    record Fetched(List<CallsTaken.Taken> pages, Instant until, boolean behind) implements Pulled {
        public Fetched {
            pages = List.copyOf(pages);
        }
    }

    /** Another replica fetches. */
    record NotOurTurn() implements Pulled {}

    /** There is no such log group. */
    record NoSuchGroup() implements Pulled {}

    /** It stopped before the end, because there is no room for what waits for that sink. */
    record NoRoom(String sink) implements Pulled {}
}
