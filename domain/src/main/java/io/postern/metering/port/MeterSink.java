package io.postern.metering.port;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Telling;
import java.util.List;

/** Somebody outside who wants to know each meter event. It remembers nothing; whoever calls it does. */
public interface MeterSink {

    /** Name in configuration, metrics and of its queue: small letters, digits and hyphens. */
    String name();

    /**
     * Tells it those events, within a deadline of its own, and answers for each of them, in their order. An event may have
     * been told before.
     */
    List<Telling> tell(List<MeterEvent> events);
}
