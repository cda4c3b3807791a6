package io.postern.app.operations;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where probes put their records.
 *
 * @param namespace of their metric
 * @param group of their log events
 * @param name who probes: a dimension of the metric, and the log stream; this host where it is blank
 */
public record ProbePlace(String namespace, String group, String name) {

    public static final String METRIC = "Probe";
    public static final String DIMENSION = "Probe";

    public ProbePlace {
        if (name.isBlank()) name = host();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unknown";
        }
    }
}
