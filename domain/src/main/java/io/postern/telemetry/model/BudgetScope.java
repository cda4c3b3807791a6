package io.postern.telemetry.model;

/**
 * What AWS counts calls for: an account in a region. Destinations of one scope share its budget. What another address than
 * AWS's says of an account is a scope of its own, so that it neither spends nor spares the budget of the real one.
 *
 * <p>Of the calls that read, a part is counted once more: those for clients, in a scope beside that of all calls.
 *
 * @param value such as {@code 123456789012/eu-central-1}; printable, without secrets
 */
public record BudgetScope(String value) {

    /** That of the destination that is configured and not registered. */
    public static final BudgetScope CONFIGURED = new BudgetScope("configured");

    private static final String CLIENTS = "clients/";

    /** The scope of the calls that are made here for clients. */
    public BudgetScope ofClients() {
        return new BudgetScope(CLIENTS + value);
    }

    boolean isOfClients() {
        return value.startsWith(CLIENTS);
    }
}
