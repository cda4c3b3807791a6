package io.postern.testkit.cloudwatch;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A fault being planned: of which operations and which log group, and for how many calls. Planned by the last word:
 * {@code times}, {@code always} or {@code sometimes}.
 */
public final class Misbehaviour {

    private final Faults faults;
    private final Fault fault;
    private final Set<Operation> operations;
    private final String logGroup;

    Misbehaviour(Faults faults, Fault fault) {
        this(faults, fault, EnumSet.allOf(Operation.class), PlannedFault.ANY_GROUP);
    }

    private Misbehaviour(Faults faults, Fault fault, Set<Operation> operations, String logGroup) {
        this.faults = faults;
        this.fault = fault;
        this.operations = operations;
        this.logGroup = logGroup;
    }

    /** Only these operations; without it, any. */
    public Misbehaviour on(Operation first, Operation... more) {
        return new Misbehaviour(faults, fault, EnumSet.of(first, more), logGroup);
    }

    /** Only calls that name this log group; without it, any call. */
    public Misbehaviour inLogGroup(String name) {
        return new Misbehaviour(faults, fault, operations, name);
    }

    /** For the next {@code calls} calls; faults planned earlier come first. */
    public void times(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("calls: " + calls + " (expected: 1 or more)");
        }
        plan(() -> true, calls);
    }

    /** For every call until {@link CloudWatchStandIn#behave} or {@link CloudWatchStandIn#reset}. */
    public void always() {
        plan(() -> true, Integer.MAX_VALUE);
    }

    /**
     * For some of the calls until {@link CloudWatchStandIn#behave} or {@link CloudWatchStandIn#reset}, drawn one by one
     * from those that got no fault that was planned earlier.
     *
     * @param share of the calls, more than 0 and up to 1
     * @param seed  the same one draws the same for the first, the second, the third call
     */
    public void sometimes(double share, long seed) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share: " + share + " (expected: more than 0, up to 1)");
        }
        Random random = new Random(seed);
        plan(() -> random.nextDouble() < share, Integer.MAX_VALUE);
    }

    private void plan(BooleanSupplier draw, int calls) {
        faults.plan(new PlannedFault(fault, operations, logGroup, draw, calls));
    }
}
