package io.postern.http.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.access.model.Allowed;
import io.postern.access.model.Policy;
import io.postern.access.model.Stamps;
import io.postern.access.model.Weight;
import io.postern.access.model.Wildcard;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A policy as operators write and read it; {@link PolicyReader} reads it. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Policy",
        description = "What a client may send. What is left out is allowed; a * in a name stands for any characters.")
record PolicyJson(
        @Schema(description = "Of metrics.", example = "[\"shop\", \"shop/*\"]") @Nullable
        List<String> namespaces,

        @Schema(description = "Of metrics.", example = "[\"latency\"]") @Nullable
        List<String> metricNames,

        @Schema(description = "That log events may go to.", example = "[\"/shop/*\"]") @Nullable
        List<String> logGroups,

        @Schema(description = "In those groups.", example = "[\"web-*\"]") @Nullable
        List<String> logStreams,

        @Schema(description = "Of web pages that may send.", example = "[\"https://*.example.org\"]") @Nullable
        List<String> origins,

        @Schema(description = "Written into each datum.", example = "{\"App\": \"shop\"}") @Nullable
        Map<String, String> dimensions,

        @Schema(description = "Written into each log event.", example = "{\"app\": \"shop\"}") @Nullable
        Map<String, String> logFields,

        @Schema(description = "Datums and log events of all senders of the client.", example = "60000") @Nullable
        Long recordsPerMinute,

        @Schema(description = "What they weigh in requests to CloudWatch.", example = "10000000") @Nullable
        Long bytesPerMinute,

        @Schema(description = "Distinct series of metrics in a day of UTC.", example = "500") @Nullable
        Long seriesPerDay,

        @Schema(description = "1 to 100, how much it counts beside others that wait.", example = "10") @Nullable
        Long weight,

        @Schema(description = "Longest life of an access token.", example = "900") @Nullable
        Long tokenTtlSeconds) {

    /** Of a client: its lists were written by one, so there is one of each at most. */
    static PolicyJson of(Policy policy) {
        return new PolicyJson(
                names(policy.namespaces()),
                names(policy.metricNames()),
                names(policy.logGroups()),
                names(policy.logStreams()),
                names(policy.origins()),
                values(policy.dimensions()),
                values(policy.logFields()),
                number(policy.quota().recordsPerMinute(), Long.MAX_VALUE),
                number(policy.quota().bytesPerMinute(), Long.MAX_VALUE),
                number(policy.quota().seriesPerDay(), Long.MAX_VALUE),
                number(policy.weight().said(), Weight.UNSAID.said()),
                number(policy.tokenTtl().toSeconds(), Policy.ANY_TTL.toSeconds()));
    }

    private static @Nullable List<String> names(Allowed allowed) {
        return allowed.any()
                ? null
                : allowed.lists().getFirst().stream().map(Wildcard::pattern).toList();
    }

    private static @Nullable Map<String, String> values(Stamps stamps) {
        return stamps.none() ? null : stamps.values();
    }

    private static @Nullable Long number(long number, long none) {
        return number == none ? null : number;
    }
}
