package io.postern.redis.telemetry;

import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.Submission;
import java.util.ArrayList;
import java.util.List;

/** The bytes of one entry: a version, then submissions with their attempts, one after the other. */
final class Frame {

    /** What an entry takes in Redis beyond its bytes: id, field names, counts and its share of the stream's index. */
    static final int ENTRY_BYTES = 64;

    private static final int VERSION = 1;

    private Frame() {}

    /** One submission as a part of a frame. */
    static BinaryWriter part(QueuedSubmission queued) {
        Submission submission = queued.submission();
        BinaryWriter part = new BinaryWriter(SubmissionCodec.likelyBytes(submission));
        part.number(queued.attempts());
        SubmissionCodec.write(submission, part);
        return part;
    }

    /** The parts as one frame, behind a text that is not part of it. */
    static byte[] join(byte[] prefix, Iterable<BinaryWriter> parts) {
        int length = prefix.length + 1;
        for (BinaryWriter part : parts) length += part.length();
        BinaryWriter frame = new BinaryWriter(length);
        frame.raw(prefix);
        frame.octet(VERSION);
        for (BinaryWriter part : parts) frame.raw(part);
        return frame.toBytes();
    }

    /**
     * The submissions in a frame.
     *
     * @throws NewerFrame when it, or a submission in it, is of a newer version
     * @throws UnreadableFrame when it makes no sense
     */
    static List<QueuedSubmission> read(byte[] frame, Vocabulary vocabulary) {
        BinaryReader from = new BinaryReader(frame, vocabulary);
        from.version("frame", VERSION);
        List<QueuedSubmission> queued = new ArrayList<>();
        while (!from.atEnd()) {
            int attempts = from.small();
            queued.add(new QueuedSubmission(SubmissionCodec.read(from), attempts));
        }
        return queued;
    }
}
