package io.postern.http.body;

import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;

/** A request's body of which nothing was built: bytes, or why there are none. It holds a share until it is closed. */
public sealed interface RawBody extends AutoCloseable {

    @Override
    default void close() {}

    /** It cannot be read, for this reason. */
    record Refused(Rejection rejection) implements RawBody {}

    /** All of its bytes, and room to inflate what is packed in them, one piece after the other. Of one thread. */
    final class Whole implements RawBody {

        private final byte[] bytes;
        private final BodyBudget.Share share;
        private Gathering piece;

        Whole(byte[] bytes, BodyBudget.Share share) {
            this.bytes = bytes;
            this.share = share;
            this.piece = new Gathering(share, 0);
        }

        /** The bytes themselves: nobody changes them. */
        public byte[] bytes() {
            return bytes;
        }

        /** Inflates a piece; the one before it is given up. */
        public Inflation inflate(byte[] gzip, int bytesMax) {
            piece.release();
            piece = new Gathering(share, bytesMax);
            try {
                return new Inflation.Inflated(Gunzip.inflate(gzip, piece));
            } catch (Unreadable no) {
                piece.release();
                return switch (no.rejection()) {
                    case Rejection.Later later -> new Inflation.NoRoom(later);
                    case Rejection.Plain plain when plain.failure() == Failure.BODY_TOO_LARGE -> new Inflation.Beyond();
                    case Rejection.Plain _, Rejection.OfBody _, Rejection.OfRecords _ -> new Inflation.Broken();
                };
            }
        }

        /** Takes room for what is made of a piece, until it is given back; {@code false}: there is none now. */
        public boolean take(long bytes) {
            return bytes <= BodyBudget.FREE_BYTES || share.take(bytes);
        }

        /** Gives back what {@link #take} took. */
        public void giveBack(long bytes) {
            if (bytes > BodyBudget.FREE_BYTES) share.giveBack(bytes);
        }

        @Override
        public void close() {
            share.close();
        }
    }
}
