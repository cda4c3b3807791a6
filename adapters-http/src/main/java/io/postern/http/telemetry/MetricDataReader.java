package io.postern.http.telemetry;

import io.postern.http.body.Body;
import io.postern.http.body.Node;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricDataQuery;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.Statistic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the body of {@code POST /api/v1/metrics/data}. What is wrong with it is an {@link IllegalArgumentException}.
 */
final class MetricDataReader {

    private static final Duration LAST = Duration.ofHours(1);

    private final MetricDataRequest request;
    private final boolean follow;

    MetricDataReader(Body.Read body, Instant now) {
        Node.Members members = object("body", body.root());
        known(members, Set.of("metricDataQueries", "start", "end", "scanBy", "maxDatapoints", "nextToken", "follow"));
        Instant end = Query.instant("end", time("end", members), now);
        Instant start = Query.instant("start", time("start", members), end.minus(LAST));
        this.request = new MetricDataRequest(
                queries(members.get("metricDataQueries")),
                start,
                end,
                newestFirst(text("scanBy", members, "TimestampAscending")),
                whole("maxDatapoints", members, MetricDataRequest.DATAPOINTS_MAX),
                text("nextToken", members, ""));
        this.follow = flag("follow", members, false);
    }

    MetricDataRequest request() {
        return request;
    }

    boolean follow() {
        return follow;
    }

    private static List<MetricDataQuery> queries(Node node) {
        if (!(node instanceof Node.Items(List<Node> values))) throw wrong("metricDataQueries", node, "an array");
        List<MetricDataQuery> queries = new ArrayList<>();
        for (Node value : values) queries.add(query(object("metricDataQueries", value)));
        return queries;
    }

    private static MetricDataQuery query(Node.Members members) {
        known(members, Set.of("id", "metricStat", "expression", "label", "returnData", "period"));
        String id = text("id", members, "");
        String label = text("label", members, "");
        boolean returned = flag("returnData", members, true);
        Node stat = members.get("metricStat");
        if (stat.absent() == members.get("expression").absent())
            throw new IllegalArgumentException(
                    "metricDataQueries: " + id + " (expected: either metricStat or expression)");
        if (stat.absent())
            return new MetricDataQuery.OfExpression(
                    id, label, returned, text("expression", members, ""), seconds(members, 0));
        Node.Members of = object("metricStat", stat);
        known(of, Set.of("metric", "period", "stat", "unit"));
        return new MetricDataQuery.OfSeries(
                id,
                label,
                returned,
                series(object("metric", of.get("metric"))),
                seconds(of, 60),
                new Statistic(text("stat", of, "")),
                text("unit", of, ""));
    }

    private static MetricDescriptor series(Node.Members members) {
        known(members, Set.of("namespace", "metricName", "dimensions"));
        List<Dimension> dimensions = new ArrayList<>();
        Node node = members.get("dimensions");
        if (node instanceof Node.Items(List<Node> values)) {
            for (Node value : values) {
                Node.Members dimension = object("dimensions", value);
                known(dimension, Set.of("name", "value"));
                dimensions.add(new Dimension(text("name", dimension, ""), text("value", dimension, "")));
            }
        } else if (!node.absent()) {
            throw wrong("dimensions", node, "an array");
        }
        return new MetricDescriptor(needed("namespace", members), needed("metricName", members), dimensions);
    }

    private static String needed(String name, Node.Members members) {
        String text = text(name, members, "");
        if (text.isEmpty()) throw new IllegalArgumentException(name + ": missing (expected: text)");
        return text;
    }

    private static Duration seconds(Node.Members members, int absent) {
        return Duration.ofSeconds(whole("period", members, absent));
    }

    private static boolean newestFirst(String scanBy) {
        return switch (scanBy) {
            case "TimestampAscending" -> false;
            case "TimestampDescending" -> true;
            default ->
                throw new IllegalArgumentException(
                        "scanBy: " + scanBy + " (expected: TimestampAscending or TimestampDescending)");
        };
    }

    private static String time(String name, Node.Members members) {
        return members.get(name) instanceof Node.Numeral(String number) ? number : text(name, members, "");
    }

    private static String text(String name, Node.Members members, String absent) {
        Node node = members.get(name);
        if (node.absent()) return absent;
        if (node instanceof Node.Text(String value)) return value;
        throw wrong(name, node, "a string");
    }

    private static boolean flag(String name, Node.Members members, boolean absent) {
        Node node = members.get(name);
        if (node.absent()) return absent;
        if (node instanceof Node.Flag(boolean value)) return value;
        throw wrong(name, node, "true or false");
    }

    private static int whole(String name, Node.Members members, int absent) {
        Node node = members.get(name);
        if (node.absent()) return absent;
        if (node instanceof Node.Numeral(String number) && number.matches("[0-9]{1,9}"))
            return Integer.parseInt(number);
        throw wrong(name, node, "a whole number");
    }

    private static Node.Members object(String name, Node node) {
        if (node instanceof Node.Members members) return members;
        throw wrong(name, node, "an object");
    }

    /** A member that is misspelt would otherwise ask another question than was meant. */
    private static void known(Node.Members members, Set<String> names) {
        for (String name : members.values().keySet())
            if (!names.contains(name)) throw new IllegalArgumentException(name + ": unknown (expected: left out)");
    }

    private static IllegalArgumentException wrong(String name, Node found, String expected) {
        return new IllegalArgumentException(name + ": " + found.kind() + " (expected: " + expected + ")");
    }
}
