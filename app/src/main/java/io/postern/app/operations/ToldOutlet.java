package io.postern.app.operations;

import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.Outlets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outlet of one destination; tells in the log when it closes, and why, and when it opens again. */
public final class ToldOutlet implements Supplier<Outlet> {

    private static final Logger LOG = LoggerFactory.getLogger(ToldOutlet.class);

    private final Outlets outlets;
    private final DestinationName destination;
    private final AtomicReference<String> told = new AtomicReference<>("");

    public ToldOutlet(Outlets outlets, DestinationName destination) {
        this.outlets = outlets;
        this.destination = destination;
    }

    @Override
    public Outlet get() {
        Outlet outlet = outlets.find(destination);
        switch (outlet) {
            case Outlet.Open _ -> {
                if (!told.get().isEmpty() && !told.getAndSet("").isEmpty())
                    LOG.info("A destination is open again. destination={}", destination);
            }
            case Outlet.Closed(String why) -> {
                if (!told.getAndSet(why).equals(why))
                    LOG.warn(
                            "A destination is closed; what is queued for it waits. destination={} why={}",
                            destination,
                            why);
            }
        }
        return outlet;
    }
}
