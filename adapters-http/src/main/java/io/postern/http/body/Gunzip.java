package io.postern.http.body;

import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.model.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Inflates gzip, never beyond a bound: a megabyte of it can hold a gigabyte. */
final class Gunzip {

    private Gunzip() {}

    /**
     * The inflated bytes.
     *
     * @param bytesMax most bytes that come out
     * @throws Unreadable when it is not gzip, is cut short, or holds more than the bound
     */
    static byte[] inflate(byte[] gzip, int bytesMax) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip), 8192)) {
            byte[] bytes = in.readNBytes(bytesMax);
            if (in.read() >= 0) throw new Unreadable(Rejection.of(Failure.BODY_TOO_LARGE));
            return bytes;
        } catch (IOException _) {
            throw new Unreadable(Rejection.ofBody(Reason.BODY_NOT_GZIP, "The body is not valid gzip."));
        }
    }
}
