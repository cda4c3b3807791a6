package io.postern.http.destinations;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator says of a destination, for the API's description; {@link DestinationReader} reads it. */
@Serdeable
@Schema(name = "DestinationSettings", description = "All that is said of a destination, secrets included.")
record DestinationSettingsJson(
        @Schema(
                description = "1 to 64 of A-Z a-z 0-9 . _ -, a letter or digit first. Needed to register one; in a"
                        + " replacement it may be left out.",
                example = "shop")
        @Nullable
        String name,

        @Schema(description = "For people, at most 256 characters.", example = "The shop's account") @Nullable
        String description,

        @Schema(
                description = "accessKey, session, assumedRole, defaultChain or localStore. Left out, it follows from"
                        + " the members: sessionToken, accessKeyId or roleArn.",
                example = "accessKey")
        @Nullable
        String kind,

        @Schema(example = "AKIAIOSFODNN7EXAMPLE") @Nullable String accessKeyId,

        @Schema(description = "Never shown again.", accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable
        String secretAccessKey,

        @Schema(description = "Of temporary credentials. Never shown again.", accessMode = Schema.AccessMode.WRITE_ONLY)
        @Nullable
        String sessionToken,

        @Schema(description = "A role to assume.", example = "arn:aws:iam::123456789012:role/telemetry") @Nullable
        String roleArn,

        @Schema(description = "What the role's owner asks for. Not a secret, says AWS.", example = "postern-42")
        @Nullable
        String externalId,

        @Schema(description = "Needed but for localStore.", example = "eu-central-1") @Nullable
        String region,

        @Schema(description = "monitoring or logs; left out: both.", example = "monitoring") @Nullable
        String serviceName,

        @Schema(
                description =
                        "Stands for AWS, such as an endpoint inside a network; left out: AWS's own of the region.",
                example = "https://vpce-1.monitoring.eu-central-1.vpce.amazonaws.com")
        @Nullable
        String endpoint) {}
