package io.postern.app.boot;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.postern.app.operations.ProbeSchedule;
import io.postern.app.operations.PullSchedule;
import io.postern.app.operations.Shutdown;
import java.net.URI;

/** A running Postern. Closing it goes down in good order: take no more, deliver, close. */
public final class Gate implements AutoCloseable {

    private final ApplicationContext context;
    private final BootReport report;

    Gate(ApplicationContext context, BootReport report) {
        this.context = context;
        this.report = report;
    }

    /** Where it listens. */
    public URI uri() {
        return context.getBean(EmbeddedServer.class).getURI();
    }

    /** What it is made of. */
    public ApplicationContext context() {
        return context;
    }

    /** What it has to say about its start. */
    public BootReport report() {
        return report;
    }

    @Override
    public void close() {
        try {
            // First: what a probe sends into a gate that closes would only seem lost.
            context.findBean(ProbeSchedule.class).ifPresent(ProbeSchedule::close);
            context.findBean(PullSchedule.class).ifPresent(PullSchedule::close);
            context.getBean(Shutdown.class).run();
        } catch (InterruptedException _) {
            // Whoever interrupts the way down wants it shorter: close at once.
            Thread.currentThread().interrupt();
        } finally {
            context.close();
        }
    }
}
