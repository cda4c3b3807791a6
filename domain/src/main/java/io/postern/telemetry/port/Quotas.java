package io.postern.telemetry.port;

import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Share;
import io.postern.telemetry.model.Usage;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Counts what clients send, together with all replicas. Its stages complete without holding a thread, and fail with
 * {@link PortUnavailable}, within a time that the adapter bounds, when the counts cannot be had.
 */
public interface Quotas {

    /**
     * Takes a share of what the client may send in one minute: as much as wanted, or what is left of it if that is no
     * less than needed. Clients and minutes never touch.
     *
     * @param minute minutes since 1970; a past one need not be remembered
     * @param needed no more than {@code wanted}
     */
    CompletionStage<Share> take(ClientId client, long minute, Quota quota, Usage needed, Usage wanted);

    /**
     * Gives back some of what was taken for a minute and not used: it can be taken again in that minute. More than was
     * taken is not given back, and what was taken of another minute is left alone.
     */
    CompletionStage<Void> giveBack(ClientId client, long minute, Usage unused);

    /**
     * Adds series to those that the client sent on one day, all of them or none: none when it would have more of them
     * than the quota says, unless all are known. Counts approximately, within a few percent.
     *
     * @param day days since 1970; a past one need not be remembered
     * @param series hashes of series
     * @return whether they were added, or known
     */
    CompletionStage<Boolean> addSeries(ClientId client, long day, Quota quota, Set<Long> series);
}
