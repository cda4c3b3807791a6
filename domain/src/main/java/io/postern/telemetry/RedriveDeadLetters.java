package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeadLetterPage;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.model.Redriven;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Gives dead letters another try. A letter goes once its record is stored in the delivery queue and not before, so a crash
 * in between doubles the record and never loses it; so do two callers who redrive the same letter at once.
 */
public final class RedriveDeadLetters {

    /** Pages of one call: a thousand letters at most, and a time within which a caller still waits. */
    private static final int PAGES_MAX = 10;

    /** Letters that go to the queue at once: enough to share its round trips, few enough to find room. */
    private static final int PAGE = 100;

    private final DeadLetters deadLetters;
    private final DeliveryQueue queue;

    public RedriveDeadLetters(DeadLetters deadLetters, DeliveryQueue queue) {
        this.deadLetters = deadLetters;
        this.queue = queue;
    }

    /**
     * Redrives one letter.
     *
     * @return what the queue said to it, {@link Appended#FULL} leaving the letter where it is; empty when no such letter
     *     is kept
     * @throws PortUnavailable when it is not known to have happened; doing it again may double the record
     */
    public Optional<Appended> redrive(DeadLetterId id) {
        return deadLetters.find(id).map(letter -> redrive(List.of(letter)) == 1 ? Appended.STORED : Appended.FULL);
    }

    /**
     * Redrives what matches, newest first and at most 1000 letters; the answer says where to go on. Letters that die
     * again are newer than that, so who goes on there comes to an end.
     *
     * @param after {@code next} of an earlier call; empty: from the newest
     * @throws IllegalArgumentException when {@code after} is none of these
     * @throws PortUnavailable when it is not known to have happened to all; doing it again may double records
     */
    public Redriven redrive(DeadLetterFilter filter, String after) {
        String at = after;
        int redriven = 0;
        for (int pages = 0; pages < PAGES_MAX; pages++) {
            DeadLetterPage page = deadLetters.find(filter, at, PAGE);
            int stored = redrive(page.letters());
            redriven += stored;
            if (stored < page.letters().size()) return new Redriven(redriven, true, true, at);
            at = page.next();
            if (at.isEmpty()) return new Redriven(redriven, false, false, "");
        }
        return new Redriven(redriven, false, true, at);
    }

    /** Puts them back side by side and forgets those that are stored, also when others fail. */
    private int redrive(List<KeptLetter> letters) {
        List<CompletableFuture<Appended>> answers =
                letters.stream().map(this::append).toList();
        List<DeadLetterId> stored = new ArrayList<>();
        @Nullable CompletionException failure = null;
        for (int i = 0; i < answers.size(); i++) {
            try {
                if (answers.get(i).join() == Appended.STORED)
                    stored.add(letters.get(i).id());
            } catch (CompletionException failed) {
                failure = failed;
            }
        }
        if (!stored.isEmpty()) deadLetters.remove(stored);
        if (failure != null) throw unavailable(failure);
        return stored.size();
    }

    private CompletableFuture<Appended> append(KeptLetter kept) {
        return queue.append(kept.letter().remains()).toCompletableFuture();
    }

    private static RuntimeException unavailable(CompletionException failure) {
        return failure.getCause() instanceof PortUnavailable known ? known : failure;
    }
}
