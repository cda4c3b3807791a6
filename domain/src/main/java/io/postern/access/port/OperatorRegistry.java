package io.postern.access.port;

import io.postern.access.model.EnrolledOperator;
import io.postern.access.model.Operator;
import io.postern.access.model.OperatorId;
import io.postern.shared.PortUnavailable;
import java.util.List;
import java.util.Optional;

/** Keeps operators, for all replicas. Bounded by {@link #OPERATORS_MAX}. */
public interface OperatorRegistry {

    /** Most operators at once. */
    int OPERATORS_MAX = 1_000;

    /**
     * Adds an operator; its id must be new.
     *
     * @return whether there was room
     * @throws PortUnavailable when it is not known whether it was added
     */
    boolean add(EnrolledOperator operator);

    /**
     * The operator of that id.
     *
     * @throws PortUnavailable when it cannot be read
     */
    Optional<EnrolledOperator> find(OperatorId id);

    /**
     * All operators, the oldest first.
     *
     * @throws PortUnavailable when they cannot be read
     */
    List<Operator> list();

    /**
     * Removes an operator.
     *
     * @return whether there was one
     * @throws PortUnavailable when it is not known whether it was removed
     */
    boolean remove(OperatorId id);
}
