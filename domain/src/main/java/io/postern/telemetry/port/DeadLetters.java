package io.postern.telemetry.port;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeadLetterPage;
import io.postern.telemetry.model.KeptLetter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what could not be delivered, up to a number beyond which the oldest letters go, those of destinations that have
 * more than their share of it before all others, and for a time after which {@link #expire} lets them go. Safe for any
 * number of threads and replicas.
 */
public interface DeadLetters {

    /**
     * Keeps the letters, each under a new id; returns once they are as durable as the queue that they come from.
     *
     * @return how many letters went to make room
     * @throws PortUnavailable when it is not known to have happened; doing it again may double them
     */
    int add(List<DeadLetter> letters);

    /**
     * Letters that match, newest first. One call looks at a bounded number of letters, whether they match or not. At
     * that bound it answers what it has found until then, which may be fewer than {@code max} or none, with a
     * {@code next} to go on from. Who goes on until {@code next} is empty has met each matching letter once that was
     * kept all the while, and none that was added meanwhile.
     *
     * @param after {@code next} of an earlier page; empty: from the newest letter
     * @param max most letters on the page
     * @throws IllegalArgumentException when {@code after} is nothing that this store answers
     * @throws PortUnavailable when they cannot be read
     */
    DeadLetterPage find(DeadLetterFilter filter, String after, int max);

    /**
     * The letter of that id; empty when there is none, whatever the text of the id.
     *
     * @throws PortUnavailable when it cannot be read
     */
    Optional<KeptLetter> find(DeadLetterId id);

    /**
     * Forgets the letters of those ids.
     *
     * @return how many of them were there
     * @throws PortUnavailable when it is not known to have happened; doing it again does no harm
     */
    int remove(List<DeadLetterId> ids);

    /**
     * Forgets letters that were kept for their time, oldest first. One call lets a bounded number go.
     *
     * @return how many went
     * @throws PortUnavailable when it is not known to have happened; doing it again does no harm
     */
    int expire();

    /**
     * How many are kept.
     *
     * @throws PortUnavailable when they cannot be counted
     */
    long count();

    /**
     * Since when the oldest letter is kept; empty when there is none.
     *
     * @throws PortUnavailable when it cannot be read
     */
    Optional<Instant> oldest();
}
