package io.postern.http.body;

import io.micronaut.core.io.buffer.ReadBuffer;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes that come piece by piece, in one array that grows as far as a share of the budget lets it. It grows with what
 * has come and not with what was announced: an announcement costs a sender nothing.
 */
final class Gathering {

    private static final int GROWTH = 4;

    private final BodyBudget.Share share;
    private final int bytesMax;
    private byte[] bytes = {};
    private int size;

    /**
     * Gathers nothing yet.
     *
     * @param bytesMax most bytes that can come: their number, when it is known
     */
    Gathering(BodyBudget.Share share, int bytesMax) {
        this.share = share;
        this.bytesMax = bytesMax;
    }

    /**
     * Copies a piece.
     *
     * @throws Unreadable when it is too much, or the budget has no room for it
     */
    void add(ReadBuffer piece) {
        int more = piece.readable();
        makeRoom(more);
        piece.toArray(bytes, size);
        size += more;
    }

    /**
     * Copies all of a stream.
     *
     * @throws Unreadable when it is too much, or the budget has no room for it
     */
    void addAll(InputStream in) throws IOException {
        while (true) {
            int next = in.read();
            if (next < 0) return;
            makeRoom(1);
            bytes[size++] = (byte) next;
            size += in.readNBytes(bytes, size, bytes.length - size);
        }
    }

    /** The bytes, in an array of just that length. */
    byte[] bytes() {
        if (size < bytes.length) resize(size);
        return bytes;
    }

    /** Lets go of everything, for good. */
    void drop() {
        bytes = new byte[0];
        size = 0;
        share.close();
    }

    /** Lets go of the bytes and gives their room back; the share goes on. */
    void release() {
        share.giveBack(price(bytes.length));
        bytes = new byte[0];
        size = 0;
    }

    private void makeRoom(int more) {
        if (more > bytesMax - size) throw new Unreadable(Rejection.of(Failure.BODY_TOO_LARGE));
        if (size + more <= bytes.length) return;
        long grown = Math.max(BodyBudget.FREE_BYTES, Math.max(size + more, (long) GROWTH * bytes.length));
        resize((int) Math.min(grown, bytesMax));
    }

    private void resize(int length) {
        // Both arrays are there for a moment, and that is when memory is short.
        if (!share.take(price(length))) throw new Unreadable(Rejection.bodiesFull());
        int before = bytes.length;
        bytes = Arrays.copyOf(bytes, length);
        share.giveBack(price(before));
    }

    private static int price(int length) {
        return length > BodyBudget.FREE_BYTES ? length : 0;
    }
}
