package io.postern.redis.telemetry;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a frame holds, as a claim gives it out: the first time what was read to see whether it can be read at all, and
 * from the bytes again after that. A round's records then need not outlive their merging.
 */
final class FrameContents implements Claim.Contents {

    private final byte[] frame;
    private final EntryId entry;
    private final FrameReading reading;
    private final AtomicReference<@Nullable List<QueuedSubmission>> firstReading;
    private volatile List<ReceiptId> receipts = List.of();

    FrameContents(byte[] frame, EntryId entry, List<QueuedSubmission> firstReading, FrameReading reading) {
        this.frame = frame;
        this.entry = entry;
        this.reading = reading;
        this.firstReading = new AtomicReference<>(firstReading);
    }

    @Override
    public List<QueuedSubmission> submissions() {
        List<QueuedSubmission> first = firstReading.getAndSet(null);
        return first != null ? first : FrameReading.queued(reading.read(frame));
    }

    /** Only asked for what is postponed or dead, and then for many of a frame. */
    @Override
    public ReceiptId receipt(int submission) {
        List<ReceiptId> known = receipts;
        if (known.isEmpty()) {
            known = readReceipts();
            receipts = known;
        }
        return known.get(submission);
    }

    private List<ReceiptId> readReceipts() {
        List<ReceiptId> found = new ArrayList<>();
        int first = 0;
        for (Framed part : reading.read(frame)) {
            ReceiptId given = part.receipt();
            found.add(
                    given != null
                            ? given
                            : reading.receipt(entry, first, part.queued().submission()));
            first += part.queued().submission().size();
        }
        return found;
    }
}
