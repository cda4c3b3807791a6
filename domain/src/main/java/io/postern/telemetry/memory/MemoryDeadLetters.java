package io.postern.telemetry.memory;

import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeadLetterPage;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.port.DeadLetters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Dead letters of this process only. Bounded: beyond {@code lettersMax}, and after {@code keep}, the oldest go; of a
 * destination that has more than its share, as long as there is one.
 */
public final class MemoryDeadLetters implements DeadLetters {

    /** Letters that one call looks at or lets go: others wait for the lock meanwhile. */
    private static final int STEP = 2_000;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private record Kept(DeadLetter letter, Instant since) {}

    private final int lettersMax;
    private final int share;
    private final Duration keep;
    private final Clock clock;
    // Numbered in the order of their coming; the number is the id.
    private final NavigableMap<Long, Kept> letters = new TreeMap<>();
    // Their numbers by destination, oldest first; no destination without any.
    private final Map<DestinationName, NavigableSet<Long>> ofDestinations = new HashMap<>();
    private long last;

    /** One in which a single destination may take all the room. */
    public MemoryDeadLetters(int lettersMax, Duration keep, Clock clock) {
        this(lettersMax, lettersMax, keep, clock);
    }

    /**
     * An empty one.
     *
     * @param lettersMax most letters
     * @param share how many of them one destination may have once there is no room for all, so that its refusals push
     *     out no other's
     * @param keep how long one is kept
     */
    public MemoryDeadLetters(int lettersMax, int share, Duration keep, Clock clock) {
        this.lettersMax = lettersMax;
        this.share = share;
        this.keep = keep;
        this.clock = clock;
        // Not from zero: an id that somebody noted down before a restart must not mean another letter after it.
        this.last = clock.millis();
    }

    @Override
    public synchronized int add(List<DeadLetter> more) {
        int gone = 0;
        for (DeadLetter letter : more) {
            letters.put(++last, new Kept(letter, clock.instant()));
            NavigableSet<Long> itsOwn =
                    ofDestinations.computeIfAbsent(letter.remains().destination(), _ -> new TreeSet<>());
            itsOwn.add(last);
            if (letters.size() > lettersMax && forget(next(itsOwn))) gone++;
        }
        return gone;
    }

    /**
     * The oldest of those that are added to if they are more than their share, else of others that are, else of all.
     */
    private long next(NavigableSet<Long> addedTo) {
        if (addedTo.size() > share) return addedTo.first();
        return ofDestinations.values().stream()
                .max(Comparator.comparingInt(Set::size))
                .filter(most -> most.size() > share)
                .map(NavigableSet::first)
                .orElseGet(letters::firstKey);
    }

    /** Whether it was there. */
    private boolean forget(long number) {
        Kept kept = letters.remove(number);
        if (kept == null) return false;
        ofDestinations.computeIfPresent(kept.letter.remains().destination(), (_, numbers) -> {
            numbers.remove(number);
            return numbers.isEmpty() ? null : numbers;
        });
        return true;
    }

    @Override
    public synchronized DeadLetterPage find(DeadLetterFilter filter, String after, int max) {
        NavigableMap<Long, Kept> older = after.isEmpty() ? letters : letters.headMap(position(after), false);
        List<KeptLetter> found = new ArrayList<>();
        long lookedAt = 0;
        int looks = 0;
        for (Map.Entry<Long, Kept> next : older.descendingMap().entrySet()) {
            if (found.size() == max || looks++ == STEP) return new DeadLetterPage(found, Long.toString(lookedAt));
            lookedAt = next.getKey();
            DeadLetter letter = next.getValue().letter;
            if (filter.matches(letter)) found.add(kept(lookedAt, letter));
        }
        return new DeadLetterPage(found, "");
    }

    @Override
    public synchronized Optional<KeptLetter> find(DeadLetterId id) {
        return number(id.value())
                .flatMap(number -> Optional.ofNullable(letters.get(number)).map(kept -> kept(number, kept.letter)));
    }

    @Override
    public synchronized int remove(List<DeadLetterId> ids) {
        int before = letters.size();
        for (DeadLetterId id : ids) number(id.value()).ifPresent(this::forget);
        return before - letters.size();
    }

    @Override
    public synchronized int expire() {
        Instant from = clock.instant().minus(keep);
        int gone = 0;
        for (; gone < STEP && !letters.isEmpty(); gone++) {
            if (!letters.firstEntry().getValue().since.isBefore(from)) break;
            forget(letters.firstKey());
        }
        return gone;
    }

    @Override
    public synchronized long count() {
        return letters.size();
    }

    @Override
    public synchronized Optional<Instant> oldest() {
        return Optional.ofNullable(letters.firstEntry()).map(first -> first.getValue().since);
    }

    private static KeptLetter kept(long number, DeadLetter letter) {
        return new KeptLetter(new DeadLetterId(Long.toString(number)), letter);
    }

    private static long position(String after) {
        return number(after)
                .orElseThrow(() -> new IllegalArgumentException(
                        "after: not a position in the dead letters (expected: next of an earlier answer)"));
    }

    private static Optional<Long> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
