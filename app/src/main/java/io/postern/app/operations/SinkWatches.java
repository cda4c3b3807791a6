package io.postern.app.operations;

import java.util.List;

/** The watches over the queues of all sinks. */
public record SinkWatches(List<SinkWatch> watches) implements AutoCloseable {

    @Override
    public void close() {
        watches.forEach(SinkWatch::close);
    }
}
