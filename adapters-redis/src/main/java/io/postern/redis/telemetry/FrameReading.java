package io.postern.redis.telemetry;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Submission;
import java.util.List;

/** How frames of one partition become claims. */
record FrameReading(int partition, Vocabulary vocabulary, ReceiptSeal seal) {

    /**
     * The claim on an entry.
     *
     * @throws NewerFrame when its frame is of a newer version
     * @throws UnreadableFrame when its frame makes no sense
     */
    Claim claim(Entry entry) {
        List<QueuedSubmission> submissions = queued(read(entry.frame()));
        FrameContents contents = new FrameContents(entry.frame(), EntryId.parse(entry.id()), submissions, this);
        return new Claim(entry.claimId().toString(), Claim.oldest(submissions), contents);
    }

    List<Framed> read(byte[] frame) {
        return Frame.read(frame, vocabulary);
    }

    /** The receipt that was given for what begins at this record of the entry. */
    ReceiptId receipt(EntryId entry, int first, Submission submission) {
        return seal.seal(ReceiptAddress.of(partition, entry, first, submission.size()), submission.client());
    }

    static List<QueuedSubmission> queued(List<Framed> parts) {
        return parts.stream().map(Framed::queued).toList();
    }
}
