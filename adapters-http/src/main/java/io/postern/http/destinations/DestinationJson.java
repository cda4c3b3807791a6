package io.postern.http.destinations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.Credential;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Target;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A destination as operators see it: no secret is in it. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Destination", description = "Where telemetry can go. Secrets are never shown.")
record DestinationJson(
        @Schema(example = "shop", requiredMode = Schema.RequiredMode.REQUIRED)
        String name,

        @Schema(
                description = "1 at first, and one more with each replacement.",
                example = "1",
                requiredMode = Schema.RequiredMode.REQUIRED)
        long version,

        @Schema(
                description =
                        "Why the gate cannot open it, which leaves nothing to show but its name; left out: it can.",
                example = "it was sealed with the key 2026a, which is not here")
        @Nullable
        String locked,

        @Schema(
                description = "What looks wrong and need not be; left out: nothing does.",
                example = "the region eu-cental-1 is none of those that this version knows; unless AWS opened it"
                        + " lately, it is a typing error")
        @Nullable
        String warning,

        @Schema(example = "The shop's account") @Nullable String description,

        @Schema(description = "accessKey, session, assumedRole, defaultChain or localStore.", example = "accessKey")
        @Nullable
        String kind,

        @Schema(description = "Its last four characters.", example = "****MPLE") @Nullable
        String accessKeyId,

        @Schema(example = "arn:aws:iam::123456789012:role/telemetry") @Nullable
        String roleArn,

        @Schema(example = "postern-42") @Nullable String externalId,
        @Schema(example = "eu-central-1") @Nullable String region,

        @Schema(description = "monitoring or logs; left out: both.", example = "monitoring") @Nullable
        String serviceName,

        @Schema(description = "Left out: AWS's own of the region.", example = "https://vpce-1.example") @Nullable
        String endpoint) {

    /**
     * As it is shown.
     *
     * @param doubt what looks wrong with it
     */
    static DestinationJson of(KnownDestination known, Optional<String> doubt) {
        return switch (known) {
            case KnownDestination.Open(Destination destination, long version) ->
                of(destination, version, doubt.orElse(null));
            case KnownDestination.Locked locked ->
                new DestinationJson(
                        locked.name().value(),
                        locked.version(),
                        locked.why(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        };
    }

    private static DestinationJson of(Destination destination, long version, @Nullable String warning) {
        Shown shown = destination.target() instanceof Target.Aws aws
                ? Shown.of(aws)
                : new Shown(null, null, null, null, null, null);
        return new DestinationJson(
                destination.name().value(),
                version,
                null,
                warning,
                destination.description(),
                Kind.of(destination).word(),
                shown.accessKeyId,
                shown.roleArn,
                shown.externalId,
                shown.region,
                shown.serviceName,
                shown.endpoint);
    }

    /** What there is to show of a destination in AWS. */
    private record Shown(
            @Nullable String accessKeyId,
            @Nullable String roleArn,
            @Nullable String externalId,
            @Nullable String region,
            @Nullable String serviceName,
            @Nullable String endpoint) {

        static Shown of(Target.Aws aws) {
            String region = aws.region().value();
            String service = aws.services().size() == ApiName.values().length
                    ? null
                    : aws.services().iterator().next().word();
            String endpoint = aws.endpoint() instanceof Endpoint.Elsewhere(URI uri) ? uri.toString() : null;
            return switch (aws.credential()) {
                case Credential.AccessKey key -> new Shown(key.id().masked(), null, null, region, service, endpoint);
                case Credential.Session session ->
                    new Shown(session.id().masked(), null, null, region, service, endpoint);
                case Credential.AssumedRole(String arn, String externalId) ->
                    new Shown(null, arn, externalId.isEmpty() ? null : externalId, region, service, endpoint);
                case Credential.DefaultChain _ -> new Shown(null, null, null, region, service, endpoint);
            };
        }
    }
}
