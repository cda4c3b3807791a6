package io.postern.telemetry;

import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.MetricDestination;

/** Where all rounds of this replica send to, and the calls that may be made to each. */
record Destinations(MetricDestination metrics, LogDestination logs, Calls metricCalls, Calls logCalls) {

    /** Each has calls of its own, so that one that hangs leaves the other its. */
    Calls calls(Lane<?> lane) {
        return switch (lane) {
            case MetricLane _ -> metricCalls;
            case LogLane _ -> logCalls;
        };
    }
}
