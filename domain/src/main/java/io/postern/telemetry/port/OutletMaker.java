package io.postern.telemetry.port;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Target;

/** Makes the outlets of destinations that are accounts of AWS. Safe for any number of threads. */
public interface OutletMaker {

    /**
     * An outlet for what stands under that name, of which the caller is the only owner and closes it. Calls nobody:
     * what is wrong with the credential or the address shows when the outlet is used.
     */
    OpenedOutlet open(DestinationName name, Target.Aws target);
}
