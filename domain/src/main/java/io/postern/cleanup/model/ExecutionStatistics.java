package io.postern.cleanup.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many rows of a log there are of each kind, in the order in which the kinds come in it.
 *
 * @param actions by action
 * @param services by service and resource, with a blank between them
 * @param regions by region
 */
public record ExecutionStatistics(
        Map<String, Integer> actions, Map<String, Integer> services, Map<String, Integer> regions) {

    /** Most kinds of each; AWS has fewer. */
    public static final int KINDS_MAX = 10_000;

    /** What is counted together once there are as many kinds as may be. */
    public static final String OTHERS = "(others)";

    public ExecutionStatistics {
        actions = copy(actions);
        services = copy(services);
        regions = copy(regions);
    }

    // The copies of the JDK forget the order.
    private static Map<String, Integer> copy(Map<String, Integer> counts) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
}
