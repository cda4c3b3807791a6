package io.postern.app.operations;

/**
 * Where probes put their records.
 *
 * @param namespace of their metric
 * @param group of their log events
 * @param name who probes: a dimension of the metric, and the log stream
 */
public record ProbePlace(String namespace, String group, String name) {

    public static final String METRIC = "Probe";
    public static final String DIMENSION = "Probe";
}
