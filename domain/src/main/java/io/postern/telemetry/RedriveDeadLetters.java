package io.postern.telemetry;

import io.postern.access.model.ClientId;
import io.postern.destinations.model.DestinationName;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeadLetterPage;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.model.LateRecords;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.Redriven;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueues;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives dead letters another try. A letter goes once its record is stored in the delivery queue and not before, and it
 * is stored under a key of its own: neither a crash in between nor two callers at once lose or double the record. It
 * goes back under the receipt of the submission that it came with, so that its sender can follow it, and is accepted
 * anew: how long it lay dead is no time of delivery, and what is too old by now is stamped with the time of this if the
 * policy says so.
 */
public final class RedriveDeadLetters {

    /** Pages of one call: a thousand letters at most, and a time within which a caller still waits. */
    private static final int PAGES_MAX = 10;

    /** Letters that go to the queue at once: enough to share its round trips, few enough to find room. */
    private static final int PAGE = 100;

    /** A part of a queue: what is full for one client or one destination has room for others. */
    private record Room(ClientId client, DestinationName destination, CloudWatchApi api) {

        static Room of(KeptLetter letter) {
            Submission remains = letter.letter().remains();
            return new Room(remains.client(), remains.destination(), remains.api());
        }
    }

    private final DeadLetters deadLetters;
    private final DeliveryQueues queues;
    private final AcceptedAnew acceptedAnew;
    private final Clock clock;

    public RedriveDeadLetters(
            DeadLetters deadLetters,
            DeliveryQueues queues,
            LateRecords lateEvents,
            LateRecords lateMetrics,
            Clock clock) {
        this.deadLetters = deadLetters;
        this.queues = queues;
        this.acceptedAnew = new AcceptedAnew(lateEvents, lateMetrics);
        this.clock = clock;
    }

    /**
     * Redrives one letter.
     *
     * @return whether the queue had room for it; if not, the letter stays where it is. Empty when no such letter is
     *     kept
     * @throws PortUnavailable when it is not known to have happened; doing it again within a day doubles nothing
     */
    public Optional<Boolean> redrive(DeadLetterId id) {
        return deadLetters.find(id).map(letter -> redrive(List.of(letter), new HashSet<>(), _ -> {}) == 1);
    }

    /**
     * Redrives what matches, newest first and at most 1000 letters; the answer says where to go on. Letters that die
     * again are newer than that, so who goes on there comes to an end. Letters that find no room in their queue stay,
     * and hold up none that are meant for another one.
     *
     * @param after {@code next} of an earlier call; empty: from the newest
     * @param progress hears how many went, some at a time, also before the call breaks off
     * @throws IllegalArgumentException when {@code after} is none of these
     * @throws PortUnavailable when it is not known to have happened to all; doing it again within a day doubles nothing
     */
    public Redriven redrive(DeadLetterFilter filter, String after, IntConsumer progress) {
        Set<Room> full = new HashSet<>();
        String at = after;
        int redriven = 0;
        for (int pages = 0; pages < PAGES_MAX && (pages == 0 || !at.isEmpty()); pages++) {
            DeadLetterPage page = deadLetters.find(filter, at, PAGE);
            List<KeptLetter> withRoom = page.letters().stream()
                    .filter(letter -> !full.contains(Room.of(letter)))
                    .toList();
            redriven += redrive(withRoom, full, progress);
            at = page.next();
        }
        return new Redriven(redriven, !full.isEmpty(), !full.isEmpty() || !at.isEmpty(), at);
    }

    /**
     * Puts them back side by side and forgets those that are stored, also when others fail; notes where no room was.
     */
    private int redrive(List<KeptLetter> letters, Set<Room> full, IntConsumer progress) {
        List<CompletableFuture<Appended>> answers =
                letters.stream().map(this::putBack).toList();
        List<DeadLetterId> stored = new ArrayList<>();
        @Nullable CompletionException failure = null;
        for (int i = 0; i < answers.size(); i++) {
            try {
                if (answers.get(i).join() instanceof Appended.Stored)
                    stored.add(letters.get(i).id());
                else full.add(Room.of(letters.get(i)));
            } catch (CompletionException failed) {
                failure = failed;
            }
        }
        if (!stored.isEmpty()) {
            deadLetters.remove(stored);
            progress.accept(stored.size());
        }
        if (failure != null) throw unavailable(failure);
        return stored.size();
    }

    private CompletableFuture<Appended> putBack(KeptLetter kept) {
        DeadLetter letter = kept.letter();
        Submission remains = acceptedAnew.at(clock.instant(), letter.remains());
        Idempotency.Keyed once =
                new Idempotency.Keyed("dead-letter/" + kept.id().value(), "redriven");
        QueuedSubmission again = QueuedSubmission.again(remains, letter.number());
        return queues.of(remains)
                .map(queue -> queue.putBack(once, letter.receipt(), again).toCompletableFuture())
                .orElseGet(() -> CompletableFuture.completedFuture(new Appended.Full()));
    }

    private static RuntimeException unavailable(CompletionException failure) {
        return failure.getCause() instanceof PortUnavailable known ? known : failure;
    }
}
