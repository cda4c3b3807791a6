package io.postern.metering.model;

import java.util.Set;

/** Which series are asked for: of each set one, where an empty set is all. */
public record SeriesFilter(
        Set<String> applications, Set<String> methods, Set<String> routes, Set<StatusClass> statuses) {

    /** Every series. */
    public static final SeriesFilter ALL = new SeriesFilter(Set.of(), Set.of(), Set.of(), Set.of());

    public SeriesFilter {
        applications = Set.copyOf(applications);
        methods = Set.copyOf(methods);
        routes = Set.copyOf(routes);
        statuses = Set.copyOf(statuses);
    }

    public boolean admits(Series series) {
        return among(applications, series.application())
                && among(methods, series.method())
                && among(routes, series.route())
                && among(statuses, series.status());
    }

    private static <T> boolean among(Set<T> asked, T one) {
        return asked.isEmpty() || asked.contains(one);
    }
}
