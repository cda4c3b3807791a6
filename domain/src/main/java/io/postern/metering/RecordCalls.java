package io.postern.metering;

import io.postern.metering.model.CallsTaken;
import io.postern.metering.model.EntryReading;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogLines;
import io.postern.metering.model.TimeWindow;
import io.postern.metering.port.EntryReader;
import io.postern.metering.port.RefusedEntries;
import io.postern.metering.port.UsageLedger;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.util.Map;

/** Counts the calls that lines of access logs tell of, and keeps the lines that tell of none. */
public final class RecordCalls {

    private final EntryReader reader;
    private final UsageLedger ledger;
    private final RefusedEntries refused;
    private final TimeWindow window;
    private final Clock clock;

    public RecordCalls(EntryReader reader, UsageLedger ledger, RefusedEntries refused, TimeWindow window, Clock clock) {
        this.reader = reader;
        this.ledger = ledger;
        this.refused = refused;
        this.window = window;
        this.clock = clock;
    }

    /**
     * Counts each call once, however often its line comes in. The lines are dealt with a thousand at a time: after a failure
     * some may be, and sending all again is harmless.
     *
     * @param labels what is said of all of them; labels of an entry are stronger
     * @throws PortUnavailable when it is not known whether all of them were dealt with
     */
    public CallsTaken record(LogLines lines, LogFormat format, Map<String, String> labels) {
        CallMapping mapping = new CallMapping(new CallLabels(format, labels), window, clock.instant());
        try (EntryReading reading = reader.open(format)) {
            CallBatch batch = new CallBatch(reading, format, mapping, ledger, refused);
            lines.giveTo(batch::take);
            return batch.end();
        }
    }
}
