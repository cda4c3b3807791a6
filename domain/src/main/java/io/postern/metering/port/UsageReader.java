package io.postern.metering.port;

import io.postern.metering.model.UsageQuestion;
import io.postern.metering.model.UsageReading;
import io.postern.metering.model.UsageRow;
import io.postern.shared.PortUnavailable;
import java.util.function.Consumer;

/** Reads what the usage ledger counted. What is no longer kept is not told. */
public interface UsageReader {

    /**
     * Tells each sum that is asked for, in no order, while it reads; or none at all when that would be too much.
     *
     * @param sumsMax most sums to look at, whether they are there or not; how many others are passed over is bounded, too
     * @throws PortUnavailable when it cannot be read; some of it may have been told
     */
    UsageReading read(UsageQuestion question, int sumsMax, Consumer<UsageRow> rows);
}
