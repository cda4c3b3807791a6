package io.postern.testkit.cloudwatch;

import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A fault that waits for its calls. Not safe for threads: {@link Faults} holds the lock. */
final class PlannedFault {

    /** Stands for any group, and for calls that name none. */
    static final String ANY_GROUP = "";

    private final Fault fault;
    private final Set<Operation> operations;
    private final String logGroup;
    private final BooleanSupplier draw;
    private int callsLeft;

    PlannedFault(Fault fault, Set<Operation> operations, String logGroup, BooleanSupplier draw, int calls) {
        this.fault = fault;
        this.operations = operations;
        this.logGroup = logGroup;
        this.draw = draw;
        this.callsLeft = calls;
    }

    Fault fault() {
        return fault;
    }

    /** Whether this call gets the fault; a draw is made only for calls that it is planned for. */
    boolean meets(Operation operation, Supplier<String> logGroupOfCall) {
        if (!operations.contains(operation)) return false;
        if (!logGroup.equals(ANY_GROUP) && !logGroup.equals(logGroupOfCall.get())) return false;
        return draw.getAsBoolean();
    }

    /** One call less; says whether none is left. */
    boolean usedUp() {
        callsLeft--;
        return callsLeft == 0;
    }
}
