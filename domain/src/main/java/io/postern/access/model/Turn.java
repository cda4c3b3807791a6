package io.postern.access.model;

import java.time.Duration;
import java.util.List;

/** Whether a caller may go on now. */
public sealed interface Turn {

    /**
     * Go on.
     *
     * @param standings of each limit, in their order
     */
    record Taken(List<Standing> standings) implements Turn {
        public Taken {
            standings = List.copyOf(standings);
        }
    }

    /**
     * Come back later.
     *
     * @param after shortest wait after which a call can succeed; more than zero
     * @param limit the one that is used up
     */
    record Wait(Duration after, RateLimit limit) implements Turn {}
}
