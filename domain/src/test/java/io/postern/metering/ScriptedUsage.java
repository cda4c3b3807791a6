package io.postern.metering;

import io.postern.shared.PortUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A usage ledger of single calls that tests write down, which can be out of reach, and knows how often it was read. */
final class ScriptedUsage implements KnownCalls.Counted {

    private record Call(String application, Instant at) {}

    private final List<Call> calls = new ArrayList<>();
    private boolean broken;
    private int reads;

    void called(String application, Instant at, int times) {
        for (int i = 0; i < times; i++) calls.add(new Call(application, at));
    }

    void breaks(boolean now) {
        broken = now;
    }

    int reads() {
        return reads;
    }

    @Override
    public long calls(String application, Instant from, Instant until) {
        reads++;
        if (broken) throw new PortUnavailable("usage: broken", new IllegalStateException("scripted"));
        return calls.stream()
                .filter(call -> call.application.equals(application))
                .filter(call -> !call.at.isBefore(from) && call.at.isBefore(until))
                .count();
    }
}
