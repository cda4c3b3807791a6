package io.postern.aws.destinations;

import io.postern.destinations.model.Region;
import io.postern.destinations.port.KnownRegions;
import software.amazon.awssdk.regions.RegionMetadata;

/** Regions as the SDK's own list of partitions has them. */
final class SdkKnownRegions implements KnownRegions {

    @Override
    public boolean contains(Region region) {
        return RegionMetadata.of(software.amazon.awssdk.regions.Region.of(region.value())) != null;
    }
}
