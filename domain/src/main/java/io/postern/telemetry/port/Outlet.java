package io.postern.telemetry.port;

import io.postern.telemetry.model.BudgetScope;

/** Where the telemetry of one destination goes, and is read back from. */
public sealed interface Outlet {

    /**
     * It can be used.
     *
     * @param budget what its calls count against
     */
    record Open(BudgetScope budget, MetricDestination metrics, LogDestination logs, Readers readers)
            implements Outlet {}

    /**
     * It cannot be used now: none of that name is registered, or its credential cannot be opened.
     *
     * @param why in words that can be shown to operators; without secrets
     */
    record Closed(String why) implements Outlet {}
}
