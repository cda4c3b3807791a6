package io.postern.lambda;

import java.io.IOException;
import java.io.InputStream;

/** Reads what Lambda hands over. */
final class Input {

    /** Lambda's own bound for a call that is waited for is 6 MB. */
    private static final int BYTES_MAX = 8 << 20;

    private Input() {}

    static byte[] read(InputStream input) throws IOException {
        byte[] bytes = input.readNBytes(BYTES_MAX + 1);
        if (bytes.length > BYTES_MAX) throw new IOException("input: more than " + BYTES_MAX + " bytes");
        return bytes;
    }
}
