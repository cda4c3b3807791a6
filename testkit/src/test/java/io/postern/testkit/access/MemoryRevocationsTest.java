package io.postern.testkit.access;

import io.postern.access.memory.MemoryRevocations;
import io.postern.access.port.Revocations;
import io.postern.testkit.MovableClock;
import java.util.HashMap;
import java.util.Map;

final class MemoryRevocationsTest implements RevocationsContract {

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final Map<Integer, Revocations> byRoom = new HashMap<>();

    @Override
    public Revocations revocations(int tokensMax) {
        return byRoom.computeIfAbsent(tokensMax, max -> new MemoryRevocations(max, clock));
    }

    @Override
    public Revocations replica(int tokensMax) {
        return revocations(tokensMax);
    }

    @Override
    public MovableClock clock() {
        return clock;
    }
}
