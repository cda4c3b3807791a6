package io.postern.access.model;

import java.time.Instant;

/**
 * A person or job that administers.
 *
 * @param name for people to know it by; 1 to 64 characters that can be printed; need not be unique
 */
public record Operator(OperatorId id, String name, Role role, Instant createdAt) {

    private static final int NAME_MAX = 64;

    public Operator {
        if (name.isBlank() || name.length() > NAME_MAX || name.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("name: not usable (expected: 1 to 64 characters that can be printed)");
    }
}
