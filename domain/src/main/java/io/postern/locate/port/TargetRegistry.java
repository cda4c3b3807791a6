package io.postern.locate.port;

import io.postern.locate.model.LiveMachine;
import io.postern.shared.PortUnavailable;
import java.util.List;

/** Remembers the machines that are live, across replicas. */
public interface TargetRegistry {

    /**
     * Remembers a machine until its own end, in place of what was known of its hostname. At the bound of the store one
     * that is not known yet is dropped.
     *
     * @return whether it is remembered
     * @throws PortUnavailable when the store cannot be asked
     */
    boolean keep(LiveMachine machine);

    /**
     * Forgets the machine of that hostname; one that is not known is fine.
     *
     * @throws PortUnavailable when the store cannot be asked
     */
    void forget(String hostname);

    /**
     * All machines that are remembered, in no order. The store's own housekeeping may lag behind: some may have ended.
     *
     * @throws PortUnavailable when the store cannot be asked
     */
    List<LiveMachine> machines();
}
