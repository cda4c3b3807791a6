package io.postern.http.destinations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.destinations.DoubtDestination;
import io.postern.destinations.model.KnownDestination;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All destinations. */
@Serdeable
@Schema(name = "Destinations", description = "All destinations, by name.")
record DestinationsJson(
        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        List<DestinationJson> destinations) {

    static DestinationsJson of(List<KnownDestination> destinations, DoubtDestination doubtDestination) {
        return new DestinationsJson(destinations.stream()
                .map(known -> DestinationJson.of(known, doubtDestination.doubt(known)))
                .toList());
    }
}
