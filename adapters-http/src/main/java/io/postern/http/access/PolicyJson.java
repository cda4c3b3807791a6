package io.postern.http.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.access.model.Allowed;
import io.postern.access.model.Policy;
import io.postern.access.model.Stamps;
import io.postern.access.model.Weight;
import io.postern.access.model.Wildcard;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A policy as operators write and read it; {@link PolicyReader} reads it. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Policy",
        description = "What a client may send, and read back. What is left out is allowed, but for reads; a * in a name"
                + " stands for any characters.")
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
        Long tokenTtlSeconds,

        @Schema(
                description =
                        "Whether log events may hold metrics (_aws), which no rule is asked about. Left out: if there"
                                + " is no rule on metrics.",
                example = "false")
        @Nullable
        Boolean embeddedMetrics,

        @Schema(
                description =
                        "Where it goes: the name of a registered destination. Left out, or default: the configured"
                                + " one.",
                example = "shop")
        @Nullable
        String destination,

        @Nullable ReadsJson reads) {

    /** Of a client, or of a token without what {@link #narrowing} tells. */
    static PolicyJson of(Policy policy) {
        return new PolicyJson(
                names(policy.namespaces(), 0),
                names(policy.metricNames(), 0),
                names(policy.logGroups(), 0),
                names(policy.logStreams(), 0),
                names(policy.origins(), 0),
                values(policy.dimensions()),
                values(policy.logFields()),
                number(policy.quota().recordsPerMinute(), Long.MAX_VALUE),
                number(policy.quota().bytesPerMinute(), Long.MAX_VALUE),
                number(policy.quota().seriesPerDay(), Long.MAX_VALUE),
                number(policy.weight().said(), Weight.UNSAID.said()),
                number(policy.tokenTtl().toSeconds(), Policy.ANY_TTL.toSeconds()),
                policy.embeddedMetrics() != policy.hasMetricRules() ? null : policy.embeddedMetrics(),
                policy.destination().isDefault() ? null : policy.destination().value(),
                policy.reads().none() ? null : ReadsJson.of(policy.reads(), 0));
    }

    /** The lists of names that count beside those of {@link #of}; none of what one alone has written. */
    static List<PolicyJson> narrowing(Policy policy) {
        List<PolicyJson> narrowing = new ArrayList<>();
        for (int at = 1; at < lists(policy); at++) narrowing.add(lists(policy, at));
        return narrowing;
    }

    private static int lists(Policy policy) {
        return Stream.of(
                        policy.namespaces(),
                        policy.metricNames(),
                        policy.logGroups(),
                        policy.logStreams(),
                        policy.origins(),
                        policy.reads().namespaces(),
                        policy.reads().logGroups())
                .mapToInt(allowed -> allowed.lists().size())
                .max()
                .orElseThrow();
    }

    private static PolicyJson lists(Policy policy, int at) {
        return new PolicyJson(
                names(policy.namespaces(), at),
                names(policy.metricNames(), at),
                names(policy.logGroups(), at),
                names(policy.logStreams(), at),
                names(policy.origins(), at),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                ReadsJson.narrowing(policy.reads(), at));
    }

    static @Nullable List<String> names(Allowed allowed, int at) {
        return at >= allowed.lists().size()
                ? null
                : allowed.lists().get(at).stream().map(Wildcard::pattern).toList();
    }

    private static @Nullable Map<String, String> values(Stamps stamps) {
        return stamps.none() ? null : stamps.values();
    }

    private static @Nullable Long number(long number, long none) {
        return number == none ? null : number;
    }
}
