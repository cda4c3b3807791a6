package io.postern.telemetry.model;

import io.postern.access.model.ClientId;

/**
 * What AWS counts calls for: an account in a region. Destinations of one scope share its budget. What another address
 * than AWS's says of an account is a scope of its own, so that it neither spends nor spares the budget of the real one.
 *
 * <p>Of the calls that read, a part is counted once more: those for clients, in a scope beside that of all calls, and
 * those for one client in another.
 *
 * @param value such as {@code 123456789012/eu-central-1}; printable, without secrets
 */
public record BudgetScope(String value) {

    /** That of the destination that is configured and not registered. */
    public static final BudgetScope CONFIGURED = new BudgetScope("configured");

    private static final String CLIENTS = "clients/";
    private static final String CLIENT = "client/";

    /** The scope of the calls that are made here for clients. */
    public BudgetScope ofClients() {
        return new BudgetScope(CLIENTS + value);
    }

    /** That of the calls that are made here for one client. */
    public BudgetScope of(ClientId client) {
        return new BudgetScope(CLIENT + client + "/" + value);
    }

    /** Which part of what is read is counted here: all of it, a half, or a quarter. */
    int readPart() {
        if (value.startsWith(CLIENTS)) return 2;
        return value.startsWith(CLIENT) ? 4 : 1;
    }
}
