package io.postern.testkit.cloudwatch;

import java.util.EnumSet;
import java.util.Set;

/** A fault being planned: of which operations, and for how many calls. Planned by the last word, {@code times} or {@code always}. */
public final class Misbehaviour {

    private final Faults faults;
    private final Fault fault;
    private final Set<Operation> operations;

    Misbehaviour(Faults faults, Fault fault, Set<Operation> operations) {
        this.faults = faults;
        this.fault = fault;
        this.operations = operations;
    }

    /** Only these operations; without it, any. */
    public Misbehaviour on(Operation first, Operation... more) {
        return new Misbehaviour(faults, fault, EnumSet.of(first, more));
    }

    /** For the next {@code calls} calls; faults planned earlier come first. */
    public void times(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("calls: " + calls + " (expected: 1 or more)");
        }
        faults.plan(fault, operations, calls);
    }

    /** For every call until {@link CloudWatchStandIn#behave} or {@link CloudWatchStandIn#reset}. */
    public void always() {
        faults.plan(fault, operations, Integer.MAX_VALUE);
    }
}
