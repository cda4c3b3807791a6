package io.postern.sinks;

import io.postern.testkit.metering.MeterSinkOutageContract;
import io.postern.testkit.metering.SinkOutage;
import io.postern.testkit.metering.SinkStandIn;

/** A sink whose other side is a stand-in that is broken in one of its ways. */
interface BreakableSink extends MeterSinkOutageContract {

    /** How it is of no use. */
    SinkOutage outage();

    /** The other side. */
    SinkStandIn standIn();

    @Override
    default void breakIt() {
        outage().begin(standIn());
    }

    @Override
    default void mendIt() {
        outage().end(standIn());
    }
}
