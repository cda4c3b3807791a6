package io.postern.aws.destinations;

import io.postern.destinations.port.KnownRegions;
import io.postern.testkit.destinations.KnownRegionsContract;

final class SdkKnownRegionsTest implements KnownRegionsContract {

    @Override
    public KnownRegions regions() {
        return new SdkKnownRegions();
    }
}
