package io.postern.redis.access;

import io.postern.access.model.EnrolledOperator;
import io.postern.access.model.Operator;
import io.postern.access.model.OperatorId;
import io.postern.access.model.Role;
import io.postern.access.model.SecretDigest;
import java.time.Instant;

/** An operator as it stands in Redis: {@code digest role created name}, the time in Unix milliseconds. */
final class OperatorText {

    private OperatorText() {}

    static String of(EnrolledOperator enrolled) {
        Operator operator = enrolled.operator();
        return String.join(
                " ",
                enrolled.digest().hex(),
                operator.role().name(),
                Long.toString(operator.createdAt().toEpochMilli()),
                operator.name());
    }

    /**
     * Reads a kept text.
     *
     * @throws IllegalStateException when nobody here wrote it
     */
    static EnrolledOperator read(String id, String text) {
        String[] parts = text.split(" ", 4);
        try {
            Instant createdAt = Instant.ofEpochMilli(Long.parseLong(parts[2]));
            Operator operator = new Operator(new OperatorId(id), parts[3], Role.valueOf(parts[1]), createdAt);
            return new EnrolledOperator(operator, new SecretDigest(parts[0]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new IllegalStateException("operator in Redis: not readable", broken);
        }
    }
}
