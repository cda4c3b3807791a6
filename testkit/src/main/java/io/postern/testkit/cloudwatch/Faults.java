package io.postern.testkit.cloudwatch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The plan of misbehaviour: which call gets which fault, and which records are poison. */
final class Faults {

    private final List<Planned> planned = new ArrayList<>();
    private final AtomicInteger hanging = new AtomicInteger();
    private CountDownLatch release = new CountDownLatch(1);
    private Predicate<StoredDatum> poisonedDatum = datum -> false;
    private Predicate<StoredLogEvent> poisonedEvent = event -> false;

    synchronized void plan(Fault fault, Set<Operation> operations, int calls) {
        planned.add(new Planned(fault, operations, calls));
    }

    /** The fault for this call, which uses it up. */
    synchronized Optional<Fault> next(Operation operation) {
        Iterator<Planned> all = planned.iterator();
        while (all.hasNext()) {
            Planned candidate = all.next();
            if (candidate.operations.contains(operation)) {
                candidate.callsLeft--;
                if (candidate.callsLeft == 0) {
                    all.remove();
                }
                return Optional.of(candidate.fault);
            }
        }
        return Optional.empty();
    }

    synchronized void poison(Predicate<StoredDatum> poison) {
        poisonedDatum = poison;
    }

    synchronized void poisonEvents(Predicate<StoredLogEvent> poison) {
        poisonedEvent = poison;
    }

    synchronized Predicate<StoredDatum> poisonedDatum() {
        return poisonedDatum;
    }

    synchronized Predicate<StoredLogEvent> poisonedEvent() {
        return poisonedEvent;
    }

    synchronized void clear() {
        planned.clear();
        poisonedDatum = datum -> false;
        poisonedEvent = event -> false;
        release();
    }

    /** Lets go of the calls that hang now; later ones hang again. */
    synchronized void release() {
        release.countDown();
        release = new CountDownLatch(1);
    }

    int hanging() {
        return hanging.get();
    }

    void hang() throws InterruptedException {
        CountDownLatch mine = currentRelease();
        hanging.incrementAndGet();
        try {
            mine.await();
        } finally {
            hanging.decrementAndGet();
        }
    }

    private synchronized CountDownLatch currentRelease() {
        return release;
    }

    private static final class Planned {
        private final Fault fault;
        private final Set<Operation> operations;
        private int callsLeft;

        private Planned(Fault fault, Set<Operation> operations, int callsLeft) {
            this.fault = fault;
            this.operations = operations;
            this.callsLeft = callsLeft;
        }
    }
}
