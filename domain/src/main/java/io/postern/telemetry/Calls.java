package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.AdaptiveConcurrency.Ending;
import io.postern.telemetry.model.Delivery;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The calls to one API: as many at once as it takes, and as many a second as all replicas may make together. */
final class Calls {

    private final AdaptiveConcurrency concurrency;
    private final LeasedCalls leased;

    Calls(AdaptiveConcurrency concurrency, LeasedCalls leased) {
        this.concurrency = concurrency;
        this.leased = leased;
    }

    /**
     * Waits until a call may begin; empty when none may before the deadline, in {@link System#nanoTime}.
     *
     * @throws InterruptedException when interrupted while waiting
     */
    Optional<AdaptiveConcurrency.Call> begin(long deadline) throws InterruptedException {
        long left = deadline - System.nanoTime();
        if (left <= 0) return Optional.empty();
        Optional<AdaptiveConcurrency.Call> call = concurrency.begin(Duration.ofNanos(left));
        if (call.isEmpty()) return call;
        boolean granted = false;
        try {
            granted = isGranted(deadline);
        } finally {
            if (!granted) concurrency.end(call.get(), Ending.FAILED);
        }
        return granted ? call : Optional.empty();
    }

    /** Learns from the answer how many calls the API takes. */
    void end(AdaptiveConcurrency.Call call, Delivery answer) {
        concurrency.end(call, ending(answer));
    }

    private boolean isGranted(long deadline) throws InterruptedException {
        try {
            for (Optional<Duration> wait = leased.take(); wait.isPresent(); wait = leased.take()) {
                long nanos = wait.get().toNanos();
                if (System.nanoTime() + nanos - deadline >= 0) return false;
                TimeUnit.NANOSECONDS.sleep(nanos);
            }
            return true;
        } catch (PortUnavailable _) {
            // What was gathered is sent all the same: AWS throttles what is too much, and then fewer calls are made.
            return true;
        }
    }

    private static Ending ending(Delivery answer) {
        return switch (answer) {
            case Delivery.Delivered _, Delivery.DeliveredInPart _, Delivery.Refused _ -> Ending.SUCCEEDED;
            case Delivery.RetryLater later -> later.uncertain() ? Ending.FAILED : Ending.THROTTLED;
        };
    }
}
