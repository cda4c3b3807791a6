package io.postern.aws.telemetry;

import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Delivery.RefusedRecord;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

/**
 * Reads which events of a batch CloudWatch Logs did not store while it answered 200. Source: RejectedLogEventsInfo in
 * the CloudWatch Logs API reference: the start of the too new is inclusive, the ends of the too old and the expired are
 * exclusive.
 */
final class RejectedEvents {

    private RejectedEvents() {}

    /**
     * The refused events; where the answer leaves a doubt, an event counts as refused: storing it twice is the lesser
     * evil.
     */
    static List<RefusedRecord> read(RejectedLogEventsInfo rejected, List<LogEvent> events, Instant now) {
        int tooOldEnd = end(rejected.tooOldLogEventEndIndex(), events.size());
        // Some servers mean the last refused event here and not the one after it; its age tells.
        if (tooOldEnd > 0) while (tooOldEnd < events.size() && LogRules.late(events.get(tooOldEnd), now)) tooOldEnd++;
        int expiredEnd = Math.max(tooOldEnd, end(rejected.expiredLogEventEndIndex(), events.size()));
        int tooNewStart = Math.max(expiredEnd, start(rejected.tooNewLogEventStartIndex(), events.size()));

        List<RefusedRecord> refused = new ArrayList<>();
        for (int i = 0; i < tooOldEnd; i++)
            refused.add(new RefusedRecord(i, DeathCause.TOO_OLD, "CloudWatch Logs finds it too old"));
        for (int i = tooOldEnd; i < expiredEnd; i++)
            refused.add(new RefusedRecord(i, DeathCause.EXPIRED, "older than its log group keeps events"));
        for (int i = tooNewStart; i < events.size(); i++)
            refused.add(new RefusedRecord(i, DeathCause.TOO_NEW, "CloudWatch Logs finds it too far ahead"));
        return refused;
    }

    /** An index that is there at all means at least one event. */
    private static int end(@Nullable Integer index, int size) {
        return index == null ? 0 : Math.clamp(index, 1, size);
    }

    private static int start(@Nullable Integer index, int size) {
        return index == null ? size : Math.clamp(index, 0, size);
    }
}
