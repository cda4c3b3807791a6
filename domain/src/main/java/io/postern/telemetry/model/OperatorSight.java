package io.postern.telemetry.model;

import java.util.function.Predicate;

/** Sees everything, and asks for what it wants to see. */
record OperatorSight() implements Sight {

    @Override
    public Confined<String> destination(String name) {
        return new Confined.Permitted<>(name);
    }

    @Override
    public Confined<MetricFilter> listing(MetricFilter filter) {
        return new Confined.Permitted<>(filter);
    }

    @Override
    public Confined<StatisticsQuery> statistics(StatisticsQuery query) {
        return new Confined.Permitted<>(query);
    }

    @Override
    public Confined<MetricDataRequest> data(MetricDataRequest request) {
        return new Confined.Permitted<>(request);
    }

    @Override
    public Confined<LogQuery> search(LogQuery query) {
        return new Confined.Permitted<>(query);
    }

    @Override
    public Confined<TailQuery> tail(TailQuery query) {
        return new Confined.Permitted<>(query);
    }

    @Override
    public MetricFilter asked(MetricFilter permitted) {
        return permitted;
    }

    @Override
    public Predicate<MetricDescriptor> shown(MetricFilter permitted) {
        return series -> true;
    }

    @Override
    public LogQuery asked(LogQuery permitted) {
        return permitted;
    }

    @Override
    public TailQuery asked(TailQuery permitted) {
        return permitted;
    }

    @Override
    public Predicate<LogSearch.FoundEvent> shown(String filterPattern) {
        return event -> true;
    }
}
