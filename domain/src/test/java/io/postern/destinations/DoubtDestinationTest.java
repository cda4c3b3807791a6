package io.postern.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.Credential;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Region;
import io.postern.destinations.model.Target;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DoubtDestinationTest {

    private static final DestinationName SHOP = new DestinationName("shop");

    private final DoubtDestination doubt =
            new DoubtDestination(region -> region.value().equals("eu-central-1"));

    @Test
    void aRegionThatNobodyKnowsIsDoubted() {
        assertThat(doubt.doubt(open(in("eu-cental-1"))))
                .hasValueSatisfying(words -> assertThat(words).startsWith("the region eu-cental-1 is none of those"));
    }

    @Test
    void whatLooksRightIsNot() {
        assertThat(doubt.doubt(open(in("eu-central-1")))).isEmpty();
        assertThat(doubt.doubt(open(new Target.LocalStore()))).isEmpty();
    }

    @Test
    void whatDoesNotOpenCannotBeLookedAt() {
        assertThat(doubt.doubt(new KnownDestination.Locked(SHOP, 1, "no key"))).isEmpty();
    }

    private static KnownDestination open(Target target) {
        return new KnownDestination.Open(new Destination(SHOP, "", target), 1);
    }

    private static Target in(String region) {
        return new Target.Aws(
                new Credential.DefaultChain(), new Region(region), Set.of(ApiName.LOGS), new Endpoint.OfRegion());
    }
}
