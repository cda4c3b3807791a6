package io.postern.telemetry;

import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Target;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.Reason;
import io.postern.telemetry.model.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What registered destinations are for, as far as this replica knows without asking anybody. One that it does not know,
 * or that does not open, forbids nothing: what is sent there waits.
 */
record DestinationRules(Function<DestinationName, Optional<KnownDestination>> known) {

    /** Of no registered destinations. */
    static final DestinationRules NONE = new DestinationRules(_ -> Optional.empty());

    /** Refuses records that would wait there for an API that the destination is not for. */
    List<Refusal> check(DestinationName destination, CloudWatchApi api) {
        if (destination.isDefault()) return List.of();
        return known.apply(destination).filter(one -> !isFor(one, api)).isEmpty()
                ? List.of()
                : List.of(
                        switch (api) {
                            case METRICS -> refusal("MetricData", "metrics", "log events");
                            case LOGS -> refusal("logEvents", "log events", "metrics");
                        });
    }

    private static boolean isFor(KnownDestination known, CloudWatchApi api) {
        if (!(known instanceof KnownDestination.Open open)) return true;
        if (!(open.destination().target() instanceof Target.Aws aws)) return true;
        return aws.services()
                .contains(
                        switch (api) {
                            case METRICS -> ApiName.MONITORING;
                            case LOGS -> ApiName.LOGS;
                        });
    }

    private static Refusal refusal(String member, String sent, String taken) {
        return Refusal.ofWhole(
                Reason.DESTINATION_UNSUITED,
                member,
                member + " holds " + sent + ", and the client's destination takes " + taken + " only.");
    }
}
