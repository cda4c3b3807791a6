package io.postern.redis.telemetry;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a settlement notes for those who will ask about their receipts. */
final class Notes {

    /** A note holds frames that were stored this close together, so that it is found by the time of each. */
    static final Duration SPAN = Duration.ofSeconds(1);

    /** Frames of one note. */
    static final int FRAMES_MAX = 1000;

    private static final Comparator<NoteCodec.Settled> BY_ENTRY = Comparator.<NoteCodec.Settled>comparingLong(
                    settled -> settled.entry().millis())
            .thenComparingLong(settled -> settled.entry().sequence());

    private final List<NoteCodec.Settled> frames = new ArrayList<>();

    /** Adds what became of a part of a submission that has its receipt with it; nothing when that is none of Redis's. */
    void add(ReceiptId receipt, List<OutcomeRun> runs) {
        ReceiptAddress.in(receipt).ifPresent(address -> address.entry()
                .ifPresent(entry -> frames.add(new NoteCodec.Settled(entry, shifted(runs, address)))));
    }

    /** Adds what became of a claim. */
    void add(Settlement settlement) {
        ClaimId claim = ClaimId.of(settlement.claim());
        if (claim.stream() == QueueKeys.STREAM) {
            frames.add(new NoteCodec.Settled(EntryId.parse(claim.entry()), settlement.outcomes()));
        } else {
            addRemainders(settlement.claim(), settlement.outcomes());
        }
    }

    /** All of it, as few notes as can be, in pairs of arguments: the time of a note's first frame, and the note. */
    List<byte[]> written(Instant settledAt) {
        frames.sort(BY_ENTRY);
        List<byte[]> notes = new ArrayList<>(2);
        for (int from = 0, end; from < frames.size(); from = end) {
            long start = frames.get(from).entry().millis();
            for (end = from + 1; end < frames.size() && end - from < FRAMES_MAX; end++)
                if (frames.get(end).entry().millis() - start > SPAN.toMillis()) break;
            notes.add(Ascii.of(start));
            notes.add(NoteCodec.write(settledAt, frames.subList(from, end)));
        }
        return notes;
    }

    /** What was postponed before is noted under the entry in which it was accepted, which its receipt tells. */
    private void addRemainders(Claim claim, List<OutcomeRun> outcomes) {
        int place = 0;
        int first = 0;
        for (QueuedSubmission queued : claim.submissions()) {
            add(claim.receipt(place++), OutcomeRun.of(queued, first, outcomes));
            first += queued.submission().size();
        }
    }

    private static List<OutcomeRun> shifted(List<OutcomeRun> runs, ReceiptAddress address) {
        return runs.stream()
                .map(run -> new OutcomeRun(run.from() + address.first(), run.count(), run.outcome()))
                .toList();
    }
}
