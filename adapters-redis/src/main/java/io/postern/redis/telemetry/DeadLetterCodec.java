package io.postern.redis.telemetry;

import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.ReceiptId;
import java.time.Instant;

/** Dead letters as bytes: a version, then fields in a fixed order without names, the submission last. */
final class DeadLetterCodec {

    private static final int VERSION = 1;

    private DeadLetterCodec() {}

    static byte[] write(DeadLetter letter) {
        BinaryWriter to = new BinaryWriter(SubmissionCodec.likelyBytes(letter.remains()) + 64);
        to.octet(VERSION);
        to.text(letter.id().value());
        to.text(letter.cause().name());
        to.text(letter.why());
        to.text(letter.receipt().value());
        to.number(letter.number());
        TimeCodec.write(letter.diedAt(), Instant.EPOCH, to);
        SubmissionCodec.write(letter.remains(), to);
        return to.toBytes();
    }

    /**
     * Reads one letter.
     *
     * @throws NewerFrame when it is of a newer version
     * @throws UnreadableFrame when it makes no sense
     */
    static DeadLetter read(byte[] letter, Vocabulary vocabulary) {
        BinaryReader from = new BinaryReader(letter, vocabulary);
        from.version("dead letter", VERSION);
        try {
            DeadLetterId id = new DeadLetterId(from.text());
            DeathCause cause = DeathCause.valueOf(from.text());
            String why = from.text();
            ReceiptId receipt = new ReceiptId(from.text());
            int number = from.small();
            Instant diedAt = TimeCodec.read(Instant.EPOCH, from);
            return new DeadLetter(id, receipt, number, SubmissionCodec.read(from), cause, why, diedAt);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFrame("dead letter: holds what none can hold", e);
        }
    }
}
