package io.postern.http.body;

import io.postern.http.problem.Rejection;
import io.postern.telemetry.model.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Inflates gzip, never beyond a bound: a megabyte of it can hold a gigabyte. */
final class Gunzip {

    /** Most members in a row that hold nothing; senders that append to a stream make one member, perhaps two. */
    static final int EMPTY_MEMBERS_MAX = 100;

    private Gunzip() {}

    /**
     * The inflated bytes.
     *
     * @param inflated takes what comes out, up to its bound
     * @throws Unreadable when it is not gzip, is cut short, or holds more than the bound
     */
    static byte[] inflate(byte[] gzip, Gathering inflated) {
        try (GZIPInputStream in = new Members(gzip)) {
            inflated.addAll(in);
            return inflated.bytes();
        } catch (IOException _) {
            throw new Unreadable(Rejection.ofBody(Reason.BODY_NOT_GZIP, "The body is not valid gzip."));
        }
    }

    /** The JDK calls itself once for each member that holds nothing, and some thousands of 20 bytes exhaust the stack. */
    private static final class Members extends GZIPInputStream {

        private int nested;

        Members(byte[] gzip) throws IOException {
            super(new ByteArrayInputStream(gzip), 8192);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (nested > EMPTY_MEMBERS_MAX) throw new ZipException("more than " + EMPTY_MEMBERS_MAX + " empty members");
            nested++;
            try {
                return super.read(into, offset, length);
            } finally {
                nested--;
            }
        }
    }
}
