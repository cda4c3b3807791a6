package io.postern.telemetry.memory;

import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.port.DeadLetters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Dead letters of this process only. Bounded: beyond {@code lettersMax} the oldest go. */
public final class MemoryDeadLetters implements DeadLetters {

    private final int lettersMax;
    private final Deque<DeadLetter> letters = new ArrayDeque<>();

    public MemoryDeadLetters(int lettersMax) {
        this.lettersMax = lettersMax;
    }

    @Override
    public synchronized void add(List<DeadLetter> more) {
        for (DeadLetter letter : more) {
            if (letters.size() == lettersMax) letters.removeLast();
            letters.addFirst(letter);
        }
    }

    @Override
    public synchronized List<DeadLetter> newest(int max) {
        return letters.stream().limit(max).toList();
    }

    @Override
    public synchronized long count() {
        return letters.size();
    }
}
