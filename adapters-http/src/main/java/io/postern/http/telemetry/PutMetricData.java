package io.postern.http.telemetry;

import io.postern.http.body.Node;
import io.postern.telemetry.model.CloudWatchLimits;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.Reason;
import io.postern.telemetry.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The input of CloudWatch's PutMetricData, read from a body. Only the shape is looked at here: what values CloudWatch
 * takes is the domain's to say.
 */
record PutMetricData(String namespace, List<MetricDatum> datums) {

    private static final Set<String> MEMBERS =
            Set.of("Namespace", "MetricData", "EntityMetricData", "StrictEntityValidation");

    /** Reads {@code params}; datums that have no time get that of acceptance. */
    static Reading<PutMetricData> read(Admitted submission) {
        Node params = submission.body().member("params");
        List<Refusal> refusals = new ArrayList<>();
        if (!(params instanceof Node.Members members)) {
            new Fields(new Node.Members(Map.of()), Refusal.WHOLE, "", refusals).expected("params", params, "an object");
            return new Reading.Broken<>(refusals);
        }
        Fields fields = new Fields(members, Refusal.WHOLE, "", refusals);
        fields.allow(MEMBERS);
        refuseEntities(fields);
        String namespace = fields.text("Namespace");
        List<MetricDatum> datums = datums(fields, submission, refusals);
        if (!refusals.isEmpty()) return new Reading.Broken<>(refusals);
        return new Reading.Understood<>(new PutMetricData(namespace, datums));
    }

    private static void refuseEntities(Fields fields) {
        for (String name : List.of("EntityMetricData", "StrictEntityValidation"))
            if (fields.has(name))
                fields.refuse(
                        Reason.UNKNOWN_MEMBER,
                        name,
                        name + " is known to CloudWatch but not carried by Postern (expected: MetricData).");
    }

    private static List<MetricDatum> datums(Fields fields, Admitted submission, List<Refusal> refusals) {
        if (!fields.has("MetricData")) fields.expected("MetricData", Node.Absent.NOTHING, "an array");
        List<Node> items = fields.items("MetricData");
        if (items.size() > CloudWatchLimits.DATUMS_PER_REQUEST) {
            // Before reading them, so that a body of millions costs no list of millions.
            fields.refuse(
                    Reason.TOO_MANY_RECORDS,
                    "MetricData",
                    "MetricData has " + items.size() + " datums (expected: 1 to 1000).");
            return List.of();
        }
        List<MetricDatum> datums = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) datums.add(DatumReader.read(items.get(i), i, submission, refusals));
        return datums;
    }
}
