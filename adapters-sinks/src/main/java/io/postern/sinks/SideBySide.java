package io.postern.sinks;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Telling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells a sink the parts of what there is to tell, several at once, until all is told, the time is over, or the sink has
 * said something that holds for all. For one round.
 */
final class SideBySide {

    private final Part part;
    private final Semaphore places;
    private final long end;
    private final AtomicReference<@Nullable Heard> ofAll = new AtomicReference<>();

    /** Tells one part, and has an answer for each of its events. */
    interface Part {
        List<Heard> tell(List<MeterEvent> events, Duration left);
    }

    /**
     * Begins now.
     *
     * @param atOnceMax most parts under way at once
     * @param deadline longest time of all parts together
     */
    SideBySide(Part part, int atOnceMax, Duration deadline) {
        this.part = part;
        this.places = new Semaphore(atOnceMax);
        this.end = System.nanoTime() + deadline.toNanos();
    }

    /** What the sink says to the events of all parts, in their order. */
    List<Telling> tell(List<List<MeterEvent>> parts) {
        List<Future<List<Heard>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<MeterEvent> events : parts) answers.add(threads.submit(() -> tellInTurn(events)));
            return gather(parts, answers);
        }
    }

    private List<Heard> tellInTurn(List<MeterEvent> events) throws InterruptedException {
        places.acquire();
        try {
            Heard known = ofAll.get();
            if (known != null) return each(events, known);
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative() || left.isZero()) return each(events, Heard.later("no time left"));
            List<Heard> heard = part.tell(events, left);
            heard.stream().filter(Heard::ofAll).findFirst().ifPresent(ofAll::set);
            return heard;
        } finally {
            places.release();
        }
    }

    private static List<Telling> gather(List<List<MeterEvent>> parts, List<Future<List<Heard>>> answers) {
        List<Telling> tellings = new ArrayList<>();
        boolean interrupted = false;
        for (int at = 0; at < parts.size(); at++) {
            Future<List<Heard>> answer = answers.get(at);
            List<Heard> heard;
            try {
                heard = interrupted ? ended(parts.get(at), answer) : answer.get();
            } catch (InterruptedException _) {
                interrupted = true;
                answers.forEach(one -> one.cancel(true));
                heard = ended(parts.get(at), answer);
            } catch (ExecutionException bug) {
                throw new IllegalStateException("sink: could not be told (expected: an answer)", bug.getCause());
            }
            for (Heard one : heard) tellings.add(one.telling());
        }
        if (interrupted) Thread.currentThread().interrupt();
        return tellings;
    }

    /** What was said before the end, so that it need not be told again. */
    private static List<Heard> ended(List<MeterEvent> events, Future<List<Heard>> answer) {
        return answer.state() == Future.State.SUCCESS
                ? answer.resultNow()
                : each(events, Heard.later("the end of this process"));
    }

    private static List<Heard> each(List<MeterEvent> events, Heard heard) {
        return events.stream().map(_ -> heard).toList();
    }
}
