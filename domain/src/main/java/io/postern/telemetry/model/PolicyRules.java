package io.postern.telemetry.model;

import io.postern.access.model.Allowed;
import io.postern.access.model.Policy;
import java.util.ArrayList;
import java.util.List;

/** What a client's policy lets through of what CloudWatch would take. Each refusal names the rule. */
public final class PolicyRules {

    private PolicyRules() {}

    /** All that the policy forbids of these metrics. */
    public static List<Refusal> check(Policy policy, String namespace, List<MetricDatum> datums) {
        List<Refusal> refusals = new ArrayList<>(0);
        if (!policy.namespaces().permits(namespace))
            refusals.add(Refusal.ofWhole(
                    Reason.NAMESPACE_FORBIDDEN, "Namespace", forbidden("Namespace", namespace, "namespaces")));
        Allowed metricNames = policy.metricNames();
        if (metricNames.any()) return refusals;
        for (int i = 0; i < datums.size(); i++) {
            String name = datums.get(i).metricName();
            if (!metricNames.permits(name))
                refusals.add(new Refusal(
                        Reason.METRIC_NAME_FORBIDDEN, i, "MetricName", forbidden("MetricName", name, "metricNames")));
        }
        return refusals;
    }

    /** All that the policy forbids of this stream. */
    public static List<Refusal> check(Policy policy, LogStream stream) {
        List<Refusal> refusals = new ArrayList<>(0);
        if (!policy.logGroups().permits(stream.group()))
            refusals.add(Refusal.ofWhole(
                    Reason.LOG_GROUP_FORBIDDEN,
                    "logGroupName",
                    forbidden("logGroupName", stream.group(), "logGroups")));
        if (!policy.logStreams().permits(stream.name()))
            refusals.add(Refusal.ofWhole(
                    Reason.LOG_STREAM_FORBIDDEN,
                    "logStreamName",
                    forbidden("logStreamName", stream.name(), "logStreams")));
        return refusals;
    }

    /** Those events that hold metrics, where metrics have rules: CloudWatch makes them without asking anybody. */
    public static List<Refusal> checkEmbeddedMetrics(List<LogEvent> events) {
        List<Refusal> refusals = new ArrayList<>(0);
        for (int i = 0; i < events.size(); i++) {
            if (EmbeddedMetrics.in(events.get(i).message()))
                refusals.add(new Refusal(
                        Reason.EMBEDDED_METRICS_FORBIDDEN,
                        i,
                        "message",
                        "message is in the embedded metric format (_aws), which the client's policy does not allow"
                                + " (rule: embeddedMetrics)."));
        }
        return refusals;
    }

    private static String forbidden(String member, String name, String rule) {
        return member + " \"" + name + "\" is not allowed by the client's policy (rule: " + rule + ").";
    }
}
