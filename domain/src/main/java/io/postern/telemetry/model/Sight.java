package io.postern.telemetry.model;

import java.util.function.Predicate;

/**
 * How far somebody who reads can see: which questions may be asked, and what of the answers is shown. Where a
 * destination can be asked for exactly what may be seen, the question says so; else the rest of the answer is left out.
 */
public sealed interface Sight permits OperatorSight, ClientSight {

    /** Everything, for operators. */
    Sight ALL = new OperatorSight();

    /** The destination that is read when one is asked for by that name, or by an empty one. */
    Confined<String> destination(String name);

    /** Which series there are; without a namespace, those that can be seen. */
    Confined<MetricFilter> listing(MetricFilter filter);

    /** Statistics of one series. */
    Confined<StatisticsQuery> statistics(StatisticsQuery query);

    /** Values of many series, and what is computed from them. */
    Confined<MetricDataRequest> data(MetricDataRequest request);

    /**
     * Events of one log group.
     *
     * @throws IllegalArgumentException when the filter pattern is of a kind that cannot be looked for within this sight
     */
    Confined<LogQuery> search(LogQuery query);

    /**
     * Events of one log group as they come.
     *
     * @throws IllegalArgumentException when the filter pattern is of a kind that cannot be looked for within this sight
     */
    Confined<TailQuery> tail(TailQuery query);

    /**
     * What to ask a destination for, so that neither a page nor its end tells of what is not shown. Whatever of the
     * answer is not {@link #shown(MetricFilter)} is left out then.
     */
    MetricFilter asked(MetricFilter permitted);

    /** Which series of the answer are shown. */
    Predicate<MetricDescriptor> shown(MetricFilter permitted);

    /** The same for log events. */
    LogQuery asked(LogQuery permitted);

    /** The same for those that come. */
    TailQuery asked(TailQuery permitted);

    /** Which events are shown to who looks for that pattern. */
    Predicate<LogSearch.FoundEvent> shown(String filterPattern);
}
