package io.postern.telemetry;

import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The batches of one round on their way, side by side. Once the round's time is over no further call starts and what is
 * left is postponed: a round that outlives its lease settles nothing, and would be sent again and again.
 */
final class Sending {

    private final Destinations destinations;
    private final Outcomes outcomes;
    private final long deadline;

    Sending(Destinations destinations, Duration within, Outcomes outcomes) {
        this.destinations = destinations;
        this.outcomes = outcomes;
        this.deadline = System.nanoTime() + within.toNanos();
    }

    /**
     * Sends everything; says whether the thread was interrupted meanwhile.
     *
     * @throws IllegalStateException when an answer does not fit its batch: then nothing may be settled
     */
    boolean send(List<Batch<?>> batches) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sent = new ArrayList<>(batches.size());
            for (Batch<?> batch : batches) sent.add(threads.submit(() -> send(batch)));
            return awaitAll(sent);
        }
    }

    private static boolean awaitAll(List<Future<?>> sent) {
        boolean interrupted = false;
        for (int i = 0; i < sent.size(); ) {
            try {
                sent.get(i).get();
                i++;
            } catch (InterruptedException _) {
                interrupted = true;
            } catch (ExecutionException bug) {
                throw new IllegalStateException("delivery: the accounts are wrong, nothing is settled", bug.getCause());
            }
        }
        return interrupted;
    }

    private <R> void send(Batch<R> batch) {
        switch (sendWithinBounds(batch)) {
            case Delivery.Delivered delivered -> outcomes.delivered(batch.parcels(), delivered.requestId());
            case Delivery.DeliveredInPart part -> {
                BitSet left = new BitSet();
                left.set(0, batch.parcels().size());
                for (Delivery.RefusedRecord refused : part.refused()) {
                    left.clear(refused.index());
                    unpack(batch.lane(), batch.parcels().get(refused.index()), refused.cause(), refused.why());
                }
                outcomes.delivered(left.stream().mapToObj(batch.parcels()::get).toList(), part.requestId());
            }
            case Delivery.RetryLater later -> outcomes.postponed(batch, later.uncertain());
            case Delivery.Refused refused -> bisect(batch, refused);
        }
    }

    /** A refused batch is halved until the guilty parcel stands alone, so that it takes no other with it. */
    private <R> void bisect(Batch<R> batch, Delivery.Refused refused) {
        int size = batch.parcels().size();
        if (size == 1) {
            unpack(batch.lane(), batch.parcels().getFirst(), DeathCause.REFUSED, refused.why());
            return;
        }
        send(batch.part(0, size / 2));
        send(batch.part(size / 2, size));
    }

    /** The members of a refused parcel are halved and merged anew until the guilty record stands alone. */
    private <R> void unpack(Lane<R> lane, Parcel<R> refused, DeathCause cause, String why) {
        List<Place> members = refused.members();
        int size = members.size();
        if (size == 1) {
            outcomes.dead(members.getFirst(), cause, why);
            return;
        }
        sendAnew(lane, members.subList(0, size / 2));
        sendAnew(lane, members.subList(size / 2, size));
    }

    private <R> void sendAnew(Lane<R> lane, List<Place> members) {
        Load<R> load = lane.load();
        new Rereading<>(lane).read(members, load::add);
        load.batches().forEach(this::send);
    }

    private Delivery sendWithinBounds(Batch<?> batch) {
        Optional<String> closed = destinations.closed();
        if (closed.isPresent()) return heard(batch, new Delivery.RetryLater(closed.get(), false));
        Calls calls = destinations.calls(batch.lane());
        Optional<AdaptiveConcurrency.Call> call = begin(calls);
        if (call.isEmpty()) return new Delivery.RetryLater("the round has no time left", false);
        Delivery answer = new Delivery.RetryLater("the destination broke", true);
        try {
            answer = heard(batch, batch.send());
            return answer;
        } catch (RuntimeException bug) {
            // Everybody else's records are settled all the same, or one broken destination would double them for ever.
            outcomes.broke(bug);
            return answer;
        } finally {
            calls.end(call.get(), answer);
        }
    }

    private Delivery heard(Batch<?> batch, Delivery answer) {
        destinations.lastWords().heard(batch.lane(), answer);
        return answer;
    }

    private Optional<AdaptiveConcurrency.Call> begin(Calls calls) {
        try {
            return calls.begin(deadline);
        } catch (InterruptedException bug) {
            throw new IllegalStateException("sender: interrupted (expected: a thread that nobody else knows)", bug);
        }
    }
}
