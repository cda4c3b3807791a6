package io.postern.access.memory;

import io.postern.access.model.EnrolledOperator;
import io.postern.access.model.Operator;
import io.postern.access.model.OperatorId;
import io.postern.access.port.OperatorRegistry;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators of this process only, gone with it. */
public final class MemoryOperatorRegistry implements OperatorRegistry {

    private final Map<OperatorId, EnrolledOperator> operators = new LinkedHashMap<>();

    @Override
    public synchronized boolean add(EnrolledOperator operator) {
        if (operators.size() >= OPERATORS_MAX) return false;
        operators.put(operator.operator().id(), operator);
        return true;
    }

    @Override
    public synchronized Optional<EnrolledOperator> find(OperatorId id) {
        return Optional.ofNullable(operators.get(id));
    }

    @Override
    public synchronized List<Operator> list() {
        return operators.values().stream()
                .map(EnrolledOperator::operator)
                .sorted(Comparator.comparing(Operator::createdAt))
                .toList();
    }

    @Override
    public synchronized boolean remove(OperatorId id) {
        return operators.remove(id) != null;
    }
}
