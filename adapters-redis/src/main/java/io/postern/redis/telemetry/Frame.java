package io.postern.redis.telemetry;

import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.RecordNumbers;
import io.postern.telemetry.model.Submission;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of one entry: a version, then submissions, one after the other. Each begins with the number of its attempts;
 * if there were any, its receipt and the numbers of the records that are left follow.
 */
final class Frame {

    /** What an entry takes in Redis beyond its bytes: id, field names, counts and its share of the stream's index. */
    static final int ENTRY_BYTES = 64;

    private static final int VERSION = 1;

    private Frame() {}

    /** A submission that nobody has tried to deliver, as a part of a frame. */
    static BinaryWriter part(Submission submission) {
        BinaryWriter part = new BinaryWriter(SubmissionCodec.likelyBytes(submission));
        part.number(0);
        SubmissionCodec.write(submission, part);
        return part;
    }

    /** What is left of a submission, as a part of a frame. */
    static BinaryWriter part(ReceiptId receipt, QueuedSubmission left) {
        BinaryWriter part = new BinaryWriter(SubmissionCodec.likelyBytes(left.submission()) + 64);
        part.number(left.attempts());
        part.text(receipt.value());
        List<Integer> numbers = left.numbers().of(left.submission().size());
        part.number(numbers.size());
        int expected = 0;
        for (int number : numbers) {
            part.signed(number - expected);
            expected = number + 1;
        }
        SubmissionCodec.write(left.submission(), part);
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
     * The submissions in a frame; at least one.
     *
     * @throws NewerFrame when it, or a submission in it, is of a newer version
     * @throws UnreadableFrame when it makes no sense
     */
    static List<Framed> read(byte[] frame, Vocabulary vocabulary) {
        BinaryReader from = new BinaryReader(frame, vocabulary);
        from.version("frame", VERSION);
        List<Framed> parts = new ArrayList<>();
        do parts.add(part(from));
        while (!from.atEnd());
        return parts;
    }

    private static Framed part(BinaryReader from) {
        int attempts = from.small();
        if (attempts == 0) return new Framed(QueuedSubmission.untried(SubmissionCodec.read(from)), null);
        ReceiptId receipt = receipt(from.text());
        RecordNumbers numbers = numbers(from);
        Submission submission = SubmissionCodec.read(from);
        if (numbers.of(submission.size()).size() != submission.size())
            throw new UnreadableFrame("numbers: not as many as records (expected: " + submission.size() + ")");
        return new Framed(new QueuedSubmission(submission, attempts, numbers), receipt);
    }

    private static ReceiptId receipt(String text) {
        try {
            return new ReceiptId(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFrame("receipt: blank (expected: text)", e);
        }
    }

    private static RecordNumbers numbers(BinaryReader from) {
        int count = from.count();
        List<Integer> numbers = new ArrayList<>(count);
        int expected = 0;
        for (int i = 0; i < count; i++) {
            int number = Math.toIntExact(Math.clamp(expected + from.signed(), 0, Integer.MAX_VALUE - 1));
            numbers.add(number);
            expected = number + 1;
        }
        return RecordNumbers.of(numbers);
    }
}
