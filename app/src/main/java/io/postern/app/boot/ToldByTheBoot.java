package io.postern.app.boot;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;

/**
 * Keeps out of the log, in either format, that the server cannot start: the framework logs that, with a stack, and throws it
 * as well, and {@link Sentences} says it to whoever started Postern.
 */
final class ToldByTheBoot extends Filter<ILoggingEvent> {

    private static final String SERVER = "io.micronaut.http.server.netty.NettyHttpServer";

    /** As they are before what is in the braces is known. */
    private static final Set<String> CANNOT_START =
            Set.of("Error starting Micronaut server: {}", "Unable to start server. Port {} already in use.");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getLoggerName().equals(SERVER) && CANNOT_START.contains(event.getMessage())
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
