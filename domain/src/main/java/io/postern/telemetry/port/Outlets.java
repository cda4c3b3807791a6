package io.postern.telemetry.port;

import io.postern.destinations.model.DestinationName;

/**
 * The destinations that a policy can name, as they are now. A change of one is seen within seconds, without a restart.
 * Safe for any number of threads; answers at once, from what is known.
 */
public interface Outlets {

    /** What stands under that name at the moment; ask again for each use, and keep none. */
    Outlet find(DestinationName name);
}
