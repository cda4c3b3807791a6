package io.postern.testkit.metering;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.UsageQuestion;
import io.postern.metering.model.UsageReading;
import io.postern.metering.model.UsageRow;
import io.postern.metering.port.UsageLedger;
import io.postern.metering.port.UsageReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An empty store of usage under test.
 *
 * @param replica the ledger as another replica has it; that of one process is the same one
 * @param waiting which events wait for the sink of a name, in their order
 */
public record UsageStore(
        UsageLedger ledger, UsageLedger replica, UsageReader reader, Function<String, List<MeterEvent>> waiting) {

    /** What it tells, when it tells all. */
    List<UsageRow> rows(UsageQuestion question) {
        List<UsageRow> rows = new ArrayList<>();
        UsageReading reading = reader.read(question, 10_000, rows::add);
        if (!(reading instanceof UsageReading.Read)) throw new AssertionError("not read: " + reading);
        return rows;
    }
}
