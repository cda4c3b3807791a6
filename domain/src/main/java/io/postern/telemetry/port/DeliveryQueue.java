package io.postern.telemetry.port;

import io.postern.access.model.Weight;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where accepted submissions wait. At least once: what was stored is handed out until it is settled, to another taker if
 * the first one dies. Safe for any number of threads and replicas.
 */
public interface DeliveryQueue {

    /**
     * Stores the submission; the stage completes once it is as durable as this queue can make it. Concurrent callers may
     * share the cost. Returns without waiting, because every request passes here and none needs a thread to wait in; what
     * depends on the stage must not block either.
     *
     * <p>The stage fails with {@link PortUnavailable}, within a time that the adapter bounds, when the submission is not
     * known to be stored.
     *
     * <p>A queue may refuse one client, and say that it is full, while it has room left that it keeps for others.
     *
     * <p>Under a key nothing is stored if the client stored something under it within {@link Idempotency#KEPT}: the answer
     * is the receipt that was given then, or that the key stood for something else. Holds across replicas, and however
     * often or at once it is tried. A queue remembers a bounded number of keys of one client, and of all: beyond either, the
     * client's oldest is forgotten sooner, and of who has none yet, the oldest of all.
     *
     * @param weight how much the client counts beside others of which something waits, until it comes with another one
     */
    CompletionStage<Appended> append(Submission submission, Weight weight, Idempotency idempotency);

    /**
     * What {@link #append} would answer if something was stored under that key within {@link Idempotency#KEPT}; nothing
     * when nothing was, or it is forgotten. Stores nothing. The stage fails with {@link PortUnavailable} as that of
     * {@link #append} does.
     */
    CompletionStage<Optional<Appended>> recall(Submission submission, Idempotency.Keyed keyed);

    /**
     * Puts a part of a submission back that had left the queue, unless that was done under this key within
     * {@link Idempotency#KEPT}, as {@link #append} does. Such a key is none of the client's, even if it reads the same: no
     * client can take the key under which an operator puts something back. It keeps the receipt that the submission was
     * given, also one that this queue does not know: in the same step what is put back is noted to wait, as far as notes on
     * that receipt are still kept.
     */
    CompletionStage<Appended> putBack(Idempotency.Keyed keyed, ReceiptId receipt, QueuedSubmission part);

    /**
     * Claims waiting submissions, oldest first: postponed ones that are due, ones whose taker died, then new ones.
     * Nobody else gets them until they are settled or the claim's lease has passed.
     *
     * <p>Clients, or parts of the queue that some of them share, take turns by weight, so that no client's submissions
     * hold up those of all others: with two of weight 1 and 3 waiting, one record of the first goes with three of the
     * second. The order is that of each client or part then, and a part that cannot be reached waits until it can.
     *
     * @param recordsMax stop claiming once this many records are claimed; one claim of each part may go over it
     * @param patience how long to wait when there is nothing
     * @return nothing when there is nothing, within the patience
     * @throws PortUnavailable when no part of the queue can be reached
     */
    List<Claim> take(int recordsMax, Duration patience);

    /**
     * Ends claims. A postponed remainder is stored before the claim that it stems from is gone, so a crash in between
     * doubles it and never loses it. Settling a claim twice, or after its lease has passed, changes nothing more.
     *
     * @return the claims that it did not end, because they were settled before, or their lease has passed and somebody
     *     else may hold them by now; nearly always none
     * @throws PortUnavailable when it is not known to have happened; the claims come back after their lease then
     */
    List<Claim> settle(List<Settlement> settlements);

    /**
     * How full it is, over all replicas; without what is in parts that cannot be reached.
     *
     * @throws PortUnavailable when no part of the queue can be reached
     */
    QueueDepth depth();
}
