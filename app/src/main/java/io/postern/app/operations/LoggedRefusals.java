package io.postern.app.operations;

import io.postern.metering.RefusedEvents;
import io.postern.metering.model.MeterEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what sinks refused in the log: which event, and what the sink said. */
public final class LoggedRefusals implements RefusedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedRefusals.class);

    @Override
    public void refuse(String sink, MeterEvent event, String why) {
        LOG.warn("A meter event is refused for good. sink={} event={} why={}", sink, event.id(), why);
    }
}
