package io.postern.cleanup;

import java.io.IOException;
import java.io.InputStream;

/** A log that is open: either its bytes or its rows can be read, once. It takes a place until it is closed. */
public final class ExecutionLog implements AutoCloseable {

    private final InputStream bytes;

    ExecutionLog(InputStream bytes) {
        this.bytes = bytes;
    }

    /** The file itself; closing it closes the log. */
    public InputStream bytes() {
        return bytes;
    }

    /** What it says. */
    public ExecutionRows rows() {
        return new ExecutionRows(bytes);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
