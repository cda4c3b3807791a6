package io.postern.access.model;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What a client may send, how much, and what it may read back. Policies only ever get narrower: what {@link #narrowedBy}
 * makes of two allows nothing that either of them forbids.
 *
 * @param namespaces of metrics
 * @param metricNames in any of those namespaces
 * @param logGroups that events may go to
 * @param logStreams in any of those groups
 * @param origins of web pages that may send; if not any, requests of no page are refused as well
 * @param dimensions written into every datum
 * @param logFields written into every log event
 * @param quota how much
 * @param weight how much the client counts beside others that wait
 * @param tokenTtl longest life of an access token; never longer than the server's own
 * @param embeddedMetrics whether log events may hold metrics, which no rule on metrics is asked about
 * @param destination where all of it goes
 * @param reads what may be read back from there
 */
public record Policy(
        Allowed namespaces,
        Allowed metricNames,
        Allowed logGroups,
        Allowed logStreams,
        Allowed origins,
        Stamps dimensions,
        Stamps logFields,
        Quota quota,
        Weight weight,
        Duration tokenTtl,
        boolean embeddedMetrics,
        PolicyDestination destination,
        Reads reads) {

    /** The life of tokens is the server's to say. */
    public static final Duration ANY_TTL = Duration.ofDays(365_000);

    /**
     * Everything may be sent, as long as CloudWatch takes it, and nothing read; the one value for it, so that looking for it
     * costs nothing.
     */
    public static final Policy UNRESTRICTED = new Policy(
            Allowed.ANY,
            Allowed.ANY,
            Allowed.ANY,
            Allowed.ANY,
            Allowed.ANY,
            Stamps.NONE,
            Stamps.NONE,
            Quota.UNLIMITED,
            Weight.UNSAID,
            ANY_TTL);

    /**
     * One that says nothing of embedded metrics, which may be sent unless a rule on metrics would be got round, nothing of
     * a destination, and nothing of reading.
     */
    public Policy(
            Allowed namespaces,
            Allowed metricNames,
            Allowed logGroups,
            Allowed logStreams,
            Allowed origins,
            Stamps dimensions,
            Stamps logFields,
            Quota quota,
            Weight weight,
            Duration tokenTtl) {
        this(
                namespaces,
                metricNames,
                logGroups,
                logStreams,
                origins,
                dimensions,
                logFields,
                quota,
                weight,
                tokenTtl,
                !rules(namespaces, metricNames, dimensions, quota),
                PolicyDestination.DEFAULT,
                Reads.NONE);
    }

    public Policy {
        dimensions.values().forEach(Policy::checkDimension);
        // A message that is plain text becomes the member of that name.
        if (logFields.values().containsKey("message"))
            throw new IllegalArgumentException("logFields: message (expected: another name)");
        // Whole seconds, because signed tokens and stored policies count in them.
        if (tokenTtl.toSeconds() < 1 || !tokenTtl.equals(tokenTtl.truncatedTo(ChronoUnit.SECONDS)))
            throw new IllegalArgumentException("tokenTtl: " + tokenTtl + " (expected: whole seconds, 1 or more)");
    }

    private static void checkDimension(String name, String value) {
        if (name.startsWith(":") || !(name + value).chars().allMatch(c -> c >= ' ' && c < 0x7F))
            throw new IllegalArgumentException(
                    "dimensions: not usable (expected: printable ASCII characters, names that do not start with a"
                            + " colon)");
    }

    /** Whether this is {@link #UNRESTRICTED} itself: one comparison, on the way of every submission. */
    @SuppressWarnings("ReferenceEquality") // another policy that forbids nothing only takes the longer way
    public boolean unrestricted() {
        return this == UNRESTRICTED;
    }

    /** Whether a rule says which metrics there may be. */
    public boolean hasMetricRules() {
        return rules(namespaces, metricNames, dimensions, quota);
    }

    /** The same, with this said of embedded metrics. */
    public Policy withEmbeddedMetrics(boolean allowed) {
        return new Policy(
                namespaces,
                metricNames,
                logGroups,
                logStreams,
                origins,
                dimensions,
                logFields,
                quota,
                weight,
                tokenTtl,
                allowed,
                destination,
                reads);
    }

    /** The same, for telemetry that goes there. */
    public Policy withDestination(PolicyDestination other) {
        return new Policy(
                namespaces,
                metricNames,
                logGroups,
                logStreams,
                origins,
                dimensions,
                logFields,
                quota,
                weight,
                tokenTtl,
                embeddedMetrics,
                other,
                reads);
    }

    /** The same, with this to be read back. */
    public Policy withReads(Reads other) {
        return new Policy(
                namespaces,
                metricNames,
                logGroups,
                logStreams,
                origins,
                dimensions,
                logFields,
                quota,
                weight,
                tokenTtl,
                embeddedMetrics,
                destination,
                other);
    }

    /**
     * What both allow; it goes where this one says, or the other could send to accounts that are not meant for it. Another
     * one that has rules, and none on reading, lets nothing be read: who hands out less does not mean to hand out this.
     */
    public Policy narrowedBy(Policy other) {
        if (other.unrestricted()) return this;
        return new Policy(
                namespaces.narrowedBy(other.namespaces),
                metricNames.narrowedBy(other.metricNames),
                logGroups.narrowedBy(other.logGroups),
                logStreams.narrowedBy(other.logStreams),
                origins.narrowedBy(other.origins),
                dimensions.narrowedBy(other.dimensions),
                logFields.narrowedBy(other.logFields),
                quota.narrowedBy(other.quota),
                weight.narrowedBy(other.weight),
                tokenTtl.compareTo(other.tokenTtl) <= 0 ? tokenTtl : other.tokenTtl,
                embeddedMetrics && other.embeddedMetrics,
                destination,
                reads.narrowedBy(other.reads));
    }

    private static boolean rules(Allowed namespaces, Allowed metricNames, Stamps dimensions, Quota quota) {
        return !namespaces.any()
                || !metricNames.any()
                || !dimensions.none()
                || quota.seriesPerDay() != Quota.UNLIMITED.seriesPerDay();
    }
}
