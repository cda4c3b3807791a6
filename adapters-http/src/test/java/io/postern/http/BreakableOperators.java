package io.postern.http;

import io.postern.access.memory.MemoryOperatorRegistry;
import io.postern.access.model.EnrolledOperator;
import io.postern.access.model.Operator;
import io.postern.access.model.OperatorId;
import io.postern.access.port.OperatorRegistry;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Operators that a test can put out of reach. */
public final class BreakableOperators implements OperatorRegistry {

    private final OperatorRegistry operators = new MemoryOperatorRegistry();
    private volatile boolean broken;

    public void breakIt() {
        broken = true;
    }

    @Override
    public boolean add(EnrolledOperator operator) {
        return reach().add(operator);
    }

    @Override
    public Optional<EnrolledOperator> find(OperatorId id) {
        return reach().find(id);
    }

    @Override
    public List<Operator> list() {
        return reach().list();
    }

    @Override
    public boolean remove(OperatorId id) {
        return reach().remove(id);
    }

    private OperatorRegistry reach() {
        if (broken) throw new PortUnavailable("operators: broken by a test", new IOException("gone"));
        return operators;
    }
}
