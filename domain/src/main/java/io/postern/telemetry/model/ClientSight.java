package io.postern.telemetry.model;

import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyDestination;
import io.postern.access.model.Reads;
import io.postern.access.model.Stamps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a client's policy lets it read. What the policy writes into datums and log events is looked for as well: a
 * client that shares a namespace or a log group with others sees what bears its own stamps, and nothing else of it.
 */
public final class ClientSight implements Sight {

    /** Without colons: the name of a resource in another account is none of a group. */
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9_./#-]{1,512}");

    private final ClientId client;
    private final Reads reads;
    private final PolicyDestination destination;
    private final Stamps dimensions;
    private final Stamps fields;
    private final StampedMessage stamp;

    public ClientSight(ClientId client, Policy policy) {
        this.client = client;
        this.reads = policy.reads();
        this.destination = policy.destination();
        this.dimensions = policy.dimensions();
        this.fields = policy.logFields();
        this.stamp = new StampedMessage(fields);
    }

    /** Whose sight it is. */
    public ClientId client() {
        return client;
    }

    @Override
    public Confined<String> destination(String name) {
        if (name.isEmpty() || name.equals(destination.value())) return new Confined.Permitted<>(destination.value());
        return new Confined.Forbidden<>(
                ReadRule.DESTINATION, "The client's policy names another destination (rule: destination).");
    }

    /** Without a namespace, those that the client may read are meant. */
    @Override
    public Confined<MetricFilter> listing(MetricFilter filter) {
        if (filter.namespace().isEmpty() ? reads.namespaces().none() : !mayRead(filter.namespace()))
            return forbidden(filter.namespace());
        if (contradicts(filter.dimensions())) return foreignDimension();
        return new Confined.Permitted<>(new MetricFilter(
                filter.namespace(), filter.metricName(), stamped(filter.dimensions()), filter.nextToken()));
    }

    @Override
    public Confined<StatisticsQuery> statistics(StatisticsQuery query) {
        MetricDescriptor metric = query.metric();
        if (!mayRead(metric.namespace())) return forbidden(metric.namespace());
        if (contradicts(metric.dimensions())) return foreignDimension();
        return new Confined.Permitted<>(
                new StatisticsQuery(stamped(metric), query.start(), query.end(), query.period(), query.statistics()));
    }

    @Override
    public Confined<MetricDataRequest> data(MetricDataRequest request) {
        Set<String> ids = new HashSet<>();
        for (MetricDataQuery query : request.queries()) ids.add(query.id());
        List<MetricDataQuery> queries = new ArrayList<>(request.queries().size());
        for (MetricDataQuery query : request.queries()) {
            switch (confined(query, ids)) {
                case Confined.Permitted<MetricDataQuery>(MetricDataQuery permitted) -> queries.add(permitted);
                case Confined.Forbidden<MetricDataQuery>(ReadRule rule, String why) -> {
                    return new Confined.Forbidden<>(rule, query.id() + ": " + why);
                }
            }
        }
        return new Confined.Permitted<>(request.with(queries));
    }

    private Confined<MetricDataQuery> confined(MetricDataQuery query, Set<String> ids) {
        if (OwnMath.asksForProperties(query.label()))
            return new Confined.Forbidden<>(
                    ReadRule.EXPRESSION, "label: asks for properties (expected: of clients, none with PROP).");
        return switch (query) {
            case MetricDataQuery.OfExpression math ->
                OwnMath.is(math.expression(), ids)
                        ? new Confined.Permitted<>(math)
                        : new Confined.Forbidden<>(
                                ReadRule.EXPRESSION,
                                "expression: may reach further than the request's own queries (expected: of clients,"
                                        + " arithmetic and functions over their ids; no SEARCH, no SELECT, no text).");
            case MetricDataQuery.OfSeries series -> {
                MetricDescriptor metric = series.metric();
                if (!mayRead(metric.namespace())) yield forbidden(metric.namespace());
                if (contradicts(metric.dimensions())) yield foreignDimension();
                yield new Confined.Permitted<>(series.of(stamped(metric)));
            }
        };
    }

    @Override
    public Confined<LogQuery> search(LogQuery query) {
        return group(query.group(), query.filterPattern(), query);
    }

    @Override
    public Confined<TailQuery> tail(TailQuery query) {
        return group(query.group(), query.filterPattern(), query);
    }

    private <Q> Confined<Q> group(String group, String filterPattern, Q question) {
        if (!reads.logGroups().permits(group) || !GROUP.matcher(group).matches())
            return new Confined.Forbidden<>(
                    ReadRule.LOG_GROUP,
                    "The client's policy does not let it read the log group \"" + group
                            + "\" (rule: reads.logGroups).");
        if (!fields.none()) FilterPattern.parse(filterPattern);
        return new Confined.Permitted<>(question);
    }

    /**
     * Without a namespace, others' series are looked through, too: then the destination is asked for nothing that the
     * client chose, or the pages would tell whether others have such.
     */
    @Override
    public MetricFilter asked(MetricFilter permitted) {
        if (!permitted.namespace().isEmpty()) return permitted;
        return new MetricFilter("", "", stamped(List.of()), permitted.nextToken());
    }

    @Override
    public Predicate<MetricDescriptor> shown(MetricFilter permitted) {
        List<Dimension> stamps = stamped(List.of());
        return series -> mayRead(series.namespace()) && permitted.matches(series) && has(series, stamps);
    }

    /** Others' events may be in the group: as above. What the policy stamps is nothing that the client chose. */
    @Override
    public LogQuery asked(LogQuery permitted) {
        return fields.none() ? permitted : permitted.ofThoseBearing(fields.values());
    }

    @Override
    public TailQuery asked(TailQuery permitted) {
        return fields.none() ? permitted : permitted.ofThoseBearing(fields.values());
    }

    @Override
    public Predicate<LogSearch.FoundEvent> shown(String filterPattern) {
        if (fields.none()) return event -> true;
        FilterPattern pattern = FilterPattern.parse(filterPattern);
        return event -> stamp.isOn(event.message()) && pattern.matches(event.message());
    }

    private boolean mayRead(String namespace) {
        return reads.namespaces().permits(namespace);
    }

    private static boolean has(MetricDescriptor series, List<Dimension> stamps) {
        return series.dimensions().containsAll(stamps);
    }

    /** Whether another value is asked for than the policy writes; to ask for any is to ask for that one. */
    private boolean contradicts(List<Dimension> asked) {
        for (Dimension dimension : asked) {
            String forced = dimensions.values().get(dimension.name());
            if (forced != null && !dimension.value().isEmpty() && !forced.equals(dimension.value())) return true;
        }
        return false;
    }

    private MetricDescriptor stamped(MetricDescriptor metric) {
        return new MetricDescriptor(metric.namespace(), metric.metricName(), stamped(metric.dimensions()));
    }

    private List<Dimension> stamped(List<Dimension> asked) {
        return Stamping.dimensions(asked, dimensions);
    }

    private static <Q> Confined<Q> forbidden(String namespace) {
        String which = namespace.isEmpty() ? "any namespace" : "the namespace \"" + namespace + "\"";
        return new Confined.Forbidden<>(
                ReadRule.NAMESPACE, "The client's policy does not let it read " + which + " (rule: reads.namespaces).");
    }

    private static <Q> Confined<Q> foreignDimension() {
        return new Confined.Forbidden<>(
                ReadRule.DIMENSION,
                "The client's policy writes another value into this dimension, and so reads that one only (rule:"
                        + " dimensions).");
    }
}
