package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How this replica probes itself; defaults stand in {@code application.yml}.
 *
 * @param enabled whether it does; locate must be on then, and {@code postern.locate.machine} name this gate
 * @param every from the start of one probe to the start of the next
 * @param timeout how long a probe looks for what it sent; at most {@code every}, so that one probe is under way at most
 * @param namespace of the metric that it sends
 * @param group log group of the event that it sends
 * @param name who probes, another one on each replica; empty: the name of the host
 */
@ConfigurationProperties("postern.probe")
record ProbeConfig(boolean enabled, Duration every, Duration timeout, String namespace, String group, String name) {

    ProbeConfig {
        Bounds.positive("postern.probe.every", every);
        Bounds.positive("postern.probe.timeout", timeout);
        if (timeout.compareTo(every) > 0)
            throw new IllegalArgumentException(
                    "postern.probe.timeout: " + timeout + " (expected: at most postern.probe.every, " + every + ")");
        if (namespace.isBlank())
            throw new IllegalArgumentException("postern.probe.namespace: blank (expected: a namespace)");
        if (group.isBlank()) throw new IllegalArgumentException("postern.probe.group: blank (expected: a log group)");
    }
}
