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
    public synchronized int add(List<DeadLetter> more) {
        int gone = 0;
        more.forEach(letters::addFirst);
        for (; letters.size() > lettersMax; gone++) letters.removeLast();
        return gone;
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
