package io.postern.app;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import io.postern.access.model.Allowed;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientKey;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyDestination;
import io.postern.access.model.Quota;
import io.postern.access.model.Reads;
import io.postern.access.model.Stamps;
import io.postern.access.model.Weight;
import io.postern.shared.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A client that configuration names. What is left out of its policy allows everything.
 *
 * @param id 1 to 64 small letters, digits and hyphens
 * @param secrets at most two, the newest first; of {@code default} one, beside {@code client-secret-key}
 * @param keys at most four public JSON Web Keys (RFC 7517), which prove assertions alone
 * @param compatible whether its secrets also prove client tokens in CloudWatch Postman's form; those of {@code default}
 *     always do
 * @param suspended whether it gets no access token for now
 * @param expires first instant at which it gets none any more, ISO 8601; empty: it never ends
 * @param namespaces that it may send metrics to; a {@code *} stands for any characters, here and below
 * @param metricNames of those metrics
 * @param logGroups that it may send log events to
 * @param logStreams in those groups
 * @param origins of web pages that may send for it
 * @param dimensions written into every datum, each as {@code name=value}
 * @param logFields written into every log event, each as {@code name=value}
 * @param recordsPerMinute most datums and log events in a minute; 0: no limit
 * @param bytesPerMinute most bytes of them in a minute; 0: no limit
 * @param seriesPerDay most distinct series of metrics in a day of UTC; 0: no limit
 * @param weight how much it counts beside other clients that wait, 1 to 100
 * @param tokenTtl longest life of its access tokens; zero: the server's own
 * @param embeddedMetrics whether its log events may hold metrics, {@code true} or {@code false}; empty: unless a rule on
 *     metrics would be got round
 * @param destination name of the registered destination that its telemetry goes to
 * @param readNamespaces of metrics that it may read back; none unless it is said
 * @param readLogGroups whose events it may read back; none unless it is said
 */
@EachProperty("postern.access.clients")
record ClientConfig(
        @Parameter String id,
        @Bindable(defaultValue = "") List<String> secrets,
        @Bindable(defaultValue = "") List<String> keys,
        @Bindable(defaultValue = "false") boolean compatible,
        @Bindable(defaultValue = "false") boolean suspended,
        @Bindable(defaultValue = "") String expires,
        @Bindable(defaultValue = "*") List<String> namespaces,
        @Bindable(defaultValue = "*") List<String> metricNames,
        @Bindable(defaultValue = "*") List<String> logGroups,
        @Bindable(defaultValue = "*") List<String> logStreams,
        @Bindable(defaultValue = "*") List<String> origins,
        @Bindable(defaultValue = "") List<String> dimensions,
        @Bindable(defaultValue = "") List<String> logFields,
        @Bindable(defaultValue = "0") long recordsPerMinute,
        @Bindable(defaultValue = "0") long bytesPerMinute,
        @Bindable(defaultValue = "0") long seriesPerDay,
        @Bindable(defaultValue = "1") int weight,
        @Bindable(defaultValue = "0s") Duration tokenTtl,
        @Bindable(defaultValue = "") String embeddedMetrics,
        @Bindable(defaultValue = "default") String destination,
        @Bindable(defaultValue = "") List<String> readNamespaces,
        @Bindable(defaultValue = "") List<String> readLogGroups) {

    /** As in operators' own: two that know it, and nobody who tries. */
    private static final int SECRET_CHARACTERS_MIN = 16;

    /** The client, with these secrets before its own. */
    Client client(List<Secret> first) {
        try {
            List<Secret> all = new ArrayList<>(first);
            for (String text : written(secrets)) all.add(secret(text));
            return new Client(
                    new ClientId(id),
                    all,
                    written(keys).stream().map(ClientKey::new).toList(),
                    policy(),
                    suspended,
                    expires.isBlank() ? Instant.MAX : Instant.parse(expires.strip()));
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            // Without the cause: of several, the boot tells the innermost, and that one names no client.
            throw new IllegalArgumentException("postern.access.clients." + id + ": " + wrong.getMessage());
        }
    }

    private Policy policy() {
        Policy policy = embedding(new Policy(
                        Allowed.of(written(namespaces)),
                        Allowed.of(written(metricNames)),
                        Allowed.of(written(logGroups)),
                        Allowed.of(written(logStreams)),
                        Allowed.of(written(origins)),
                        stamps(dimensions),
                        stamps(logFields),
                        new Quota(orNone(recordsPerMinute), orNone(bytesPerMinute), orNone(seriesPerDay)),
                        weight(weight),
                        tokenTtl.isZero() ? Policy.ANY_TTL : tokenTtl))
                .withDestination(new PolicyDestination(destination.strip()))
                .withReads(new Reads(Allowed.of(written(readNamespaces)), Allowed.of(written(readLogGroups))));
        return policy.equals(Policy.UNRESTRICTED) ? Policy.UNRESTRICTED : policy;
    }

    private Policy embedding(Policy policy) {
        return switch (embeddedMetrics.strip()) {
            case "" -> policy;
            case "true" -> policy.withEmbeddedMetrics(true);
            case "false" -> policy.withEmbeddedMetrics(false);
            default ->
                throw new IllegalArgumentException(
                        "embedded-metrics: " + embeddedMetrics + " (expected: true, false or nothing)");
        };
    }

    private static Secret secret(String text) {
        if (text.length() < SECRET_CHARACTERS_MIN)
            throw new IllegalArgumentException(
                    "a secret of " + text.length() + " characters (expected: " + SECRET_CHARACTERS_MIN + " or more)");
        return new Secret(text);
    }

    private static Stamps stamps(List<String> pairs) {
        Map<String, String> stamps = new TreeMap<>();
        for (String pair : written(pairs)) {
            int equals = pair.indexOf('=');
            if (equals < 1) throw new IllegalArgumentException(pair + " (expected: name=value)");
            stamps.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return Stamps.of(stamps);
    }

    private static Weight weight(int said) {
        if (said < 1) throw new IllegalArgumentException("weight: " + said + " (expected: 1 to " + Weight.MOST + ")");
        return said == 1 ? Weight.UNSAID : new Weight(said);
    }

    private static long orNone(long limit) {
        return limit == 0 ? Long.MAX_VALUE : limit;
    }

    /** An empty default is read as a list with an empty text. */
    private static List<String> written(List<String> texts) {
        return texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    /** Says nothing of the secrets. */
    @Override
    public String toString() {
        return "ClientConfig[id=" + id + "]";
    }
}
