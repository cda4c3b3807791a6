package io.postern.telemetry;

import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.MetricDestination;
import java.util.concurrent.Semaphore;

/** Where all rounds of this replica send to, and how many calls to each may be under way at once. */
record Destinations(MetricDestination metrics, LogDestination logs, Semaphore metricTurns, Semaphore logTurns) {

    Destinations(MetricDestination metrics, LogDestination logs, int sendsMax) {
        this(metrics, logs, new Semaphore(sendsMax), new Semaphore(sendsMax));
    }

    /** Each has turns of its own, so that one that hangs leaves the other its. */
    Semaphore turns(Lane<?> lane) {
        return switch (lane) {
            case MetricLane _ -> metricTurns;
            case LogLane _ -> logTurns;
        };
    }
}
