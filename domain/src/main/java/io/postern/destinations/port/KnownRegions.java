package io.postern.destinations.port;

import io.postern.destinations.model.Region;

/** The regions that AWS had when this version was made. */
public interface KnownRegions {

    /** Whether it is one of them. Another one may have been opened since, or be a typing error. Asks nobody. */
    boolean contains(Region region);
}
