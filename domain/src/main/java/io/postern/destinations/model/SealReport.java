package io.postern.destinations.model;

import java.util.List;

/**
 * How the seals of all destinations are.
 *
 * @param destinations how many there are
 * @param renewed of these that were sealed anew with the active master key
 * @param locked those that do not open
 * @param whyNotRenewed what keeps the active master key from sealing those that an older one sealed; empty: nothing
 */
public record SealReport(int destinations, int renewed, List<KnownDestination.Locked> locked, String whyNotRenewed) {

    public SealReport {
        locked = List.copyOf(locked);
    }
}
