package io.postern.telemetry.model;

/**
 * What AWS counts calls for: an account in a region. Destinations of one scope share its budget.
 *
 * @param value such as {@code 123456789012/eu-central-1}; printable, without secrets
 */
public record BudgetScope(String value) {

    /** That of the destination that is configured and not registered. */
    public static final BudgetScope CONFIGURED = new BudgetScope("configured");
}
