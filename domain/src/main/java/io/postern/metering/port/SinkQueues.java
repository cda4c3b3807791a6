package io.postern.metering.port;

import java.util.function.Function;

/**
 * The queues that the usage ledger fills.
 *
 * @param queue the one of a sink, by its name
 */
public record SinkQueues(Function<String, SinkQueue> queue) {

    /** The one of a sink. */
    public SinkQueue of(MeterSink sink) {
        return queue.apply(sink.name());
    }
}
