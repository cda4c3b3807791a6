package io.postern.testkit.cloudwatch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The plan of misbehaviour: which call gets which fault, and which records are poison. */
final class Faults {

    private final List<PlannedFault> planned = new ArrayList<>();
    private final Set<String> endedSessions = new HashSet<>();
    private final AtomicInteger hanging = new AtomicInteger();
    private CountDownLatch release = new CountDownLatch(1);
    private Predicate<StoredDatum> poisonedDatum = datum -> false;
    private Predicate<StoredLogEvent> poisonedEvent = event -> false;

    synchronized void plan(PlannedFault fault) {
        planned.add(fault);
    }

    /**
     * The fault for this call, which uses it up.
     *
     * @param logGroup that of the call, asked for only where a fault is planned for one group
     */
    synchronized Optional<Fault> next(Operation operation, Supplier<String> logGroup) {
        Iterator<PlannedFault> all = planned.iterator();
        while (all.hasNext()) {
            PlannedFault candidate = all.next();
            if (candidate.meets(operation, logGroup)) {
                if (candidate.usedUp()) {
                    all.remove();
                }
                return Optional.of(candidate.fault());
            }
        }
        return Optional.empty();
    }

    synchronized void endSession(String accessKeyId) {
        endedSessions.add(accessKeyId);
    }

    synchronized boolean isOver(String accessKeyId) {
        return endedSessions.contains(accessKeyId);
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
        endedSessions.clear();
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
}
