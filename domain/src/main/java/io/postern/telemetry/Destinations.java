package io.postern.telemetry;

import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.Outlet;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where all rounds of one queue on this replica send to, and the calls that may be made there. */
final class Destinations {

    /** What the calls count against that a destination closed between two looks at it: against no other's. */
    private static final BudgetScope CLOSED = new BudgetScope("closed");

    private final MetricDestination metrics;
    private final LogDestination logs;
    private final Supplier<Optional<String>> closed;
    private final Calls metricCalls;
    private final Calls logCalls;
    private final LastWords lastWords = new LastWords();

    private Destinations(
            MetricDestination metrics,
            LogDestination logs,
            Supplier<Optional<String>> closed,
            Calls metricCalls,
            Calls logCalls) {
        this.metrics = metrics;
        this.logs = logs;
        this.closed = closed;
        this.metricCalls = metricCalls;
        this.logCalls = logCalls;
    }

    /** Those that stay as they are. */
    static Destinations configured(MetricDestination metrics, LogDestination logs, Calls metricCalls, Calls logCalls) {
        return new Destinations(metrics, logs, Optional::empty, metricCalls, logCalls);
    }

    /** Those behind an outlet, which is looked at anew for each call: it can change and close at any time. */
    static Destinations behind(Supplier<Outlet> outlet, Calls metricCalls, Calls logCalls) {
        return new Destinations(
                batch -> through(outlet, open -> open.metrics().put(batch)),
                batch -> through(outlet, open -> open.logs().put(batch)),
                () -> outlet.get() instanceof Outlet.Closed(String why) ? Optional.of(why) : Optional.empty(),
                metricCalls,
                logCalls);
    }

    /** What calls through that outlet count against. */
    static BudgetScope scope(Supplier<Outlet> outlet) {
        return outlet.get() instanceof Outlet.Open open ? open.budget() : CLOSED;
    }

    MetricDestination metrics() {
        return metrics;
    }

    LogDestination logs() {
        return logs;
    }

    /** Why nothing can be sent now, if so: then no call is made, and none is taken from any budget. */
    Optional<String> closed() {
        return closed.get();
    }

    /** What they said when they took nothing, over all rounds. */
    LastWords lastWords() {
        return lastWords;
    }

    /** Each has calls of its own, so that one that hangs leaves the other its. */
    Calls calls(Lane<?> lane) {
        return switch (lane) {
            case MetricLane _ -> metricCalls;
            case LogLane _ -> logCalls;
        };
    }

    private static Delivery through(Supplier<Outlet> outlet, Function<Outlet.Open, Delivery> call) {
        return switch (outlet.get()) {
            case Outlet.Open open -> call.apply(open);
            case Outlet.Closed(String why) -> new Delivery.RetryLater(why, false);
        };
    }
}
