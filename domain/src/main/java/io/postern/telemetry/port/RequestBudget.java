package io.postern.telemetry.port;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;

/** The calls to AWS that all replicas may make, shared between them; what one scope uses is not missing in another. */
public interface RequestBudget {

    /**
     * Asks for calls to one API of one account and region. Grants what is there, up to one window's worth ({@link
     * io.postern.telemetry.model.BudgetPolicy}), or says when to ask again. Nobody is served before others for having
     * asked earlier.
     *
     * @param callsMax how many are wanted, 1 or more
     * @throws PortUnavailable when the budget cannot be asked; calls may have been taken from it then
     */
    Allowance ask(BudgetScope scope, BudgetedApi api, int callsMax);
}
