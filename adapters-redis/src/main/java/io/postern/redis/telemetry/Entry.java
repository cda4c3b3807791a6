package io.postern.redis.telemetry;

import java.util.List;

/** One entry of a stream, as it was handed out. */
final class Entry {

    private final String id;
    private final byte[] frame;
    private final ClaimId claimId;

    private Entry(int partition, int stream, String id, long deliveries, long submissions, byte[] frame) {
        this.id = id;
        this.frame = frame;
        this.claimId = new ClaimId(partition, stream, id, deliveries, frame.length + Frame.ENTRY_BYTES, submissions);
    }

    /** From an answer of {@code take.lua}. */
    static Entry ofScript(int partition, List<?> answer) {
        return new Entry(
                partition,
                Math.toIntExact((Long) answer.get(0)),
                Ascii.text((byte[]) answer.get(1)),
                (Long) answer.get(2),
                number((byte[]) answer.get(3)),
                (byte[]) answer.get(4));
    }

    String id() {
        return id;
    }

    byte[] frame() {
        return frame;
    }

    ClaimId claimId() {
        return claimId;
    }

    private static long number(byte[] digits) {
        String text = Ascii.text(digits);
        // What somebody else put there counts for nothing; the frame's own check will find it out.
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }
}
