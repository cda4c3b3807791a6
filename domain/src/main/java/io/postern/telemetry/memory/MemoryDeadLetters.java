package io.postern.telemetry.memory;

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
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Dead letters of this process only. Bounded: beyond {@code lettersMax}, and after {@code keep}, the oldest go. */
public final class MemoryDeadLetters implements DeadLetters {

    /** Letters that one call looks at or lets go: others wait for the lock meanwhile. */
    private static final int STEP = 2_000;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private record Kept(DeadLetter letter, Instant since) {}

    private final int lettersMax;
    private final Duration keep;
    private final Clock clock;
    // Numbered in the order of their coming; the number is the id.
    private final NavigableMap<Long, Kept> letters = new TreeMap<>();
    private long last;

    public MemoryDeadLetters(int lettersMax, Duration keep, Clock clock) {
        this.lettersMax = lettersMax;
        this.keep = keep;
        this.clock = clock;
        // Not from zero: an id that somebody noted down before a restart must not mean another letter after it.
        this.last = clock.millis();
    }

    @Override
    public synchronized int add(List<DeadLetter> more) {
        int gone = 0;
        for (DeadLetter letter : more) letters.put(++last, new Kept(letter, clock.instant()));
        for (; letters.size() > lettersMax; gone++) letters.pollFirstEntry();
        return gone;
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
        for (DeadLetterId id : ids) number(id.value()).ifPresent(letters::remove);
        return before - letters.size();
    }

    @Override
    public synchronized int expire() {
        Instant from = clock.instant().minus(keep);
        int gone = 0;
        for (; gone < STEP && !letters.isEmpty(); gone++) {
            if (!letters.firstEntry().getValue().since.isBefore(from)) break;
            letters.pollFirstEntry();
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
