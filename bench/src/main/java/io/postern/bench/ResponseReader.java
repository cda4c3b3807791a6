package io.postern.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import java.util.Locale;

/**
 * Finds the end of one HTTP/1.1 answer after another on a connection without pipelining, and looks at nothing but the
 * status, {@code Content-Length} and {@code Connection: close}.
 *
 * <p>A codec would cost the generator more than the rest of its work together.
 */
final class ResponseReader {
    private static final byte[] LENGTH = "content-length:".getBytes(ISO_8859_1);
    private static final byte[] CONNECTION = "connection:".getBytes(ISO_8859_1);
    private static final int NO_CONTENT = 204;

    private final byte[] head = new byte[8192];
    private int headBytes;
    private int bodyBytesLeft;
    private boolean inBody;
    private int status;
    private boolean closing;

    /**
     * Takes what has come.
     *
     * @return whether the answer is now whole
     * @throws IllegalStateException for an answer without {@code Content-Length} or with a head over 8 KiB
     */
    boolean read(ByteBuf in) {
        if (!inBody && !readHead(in)) return false;
        int skipped = Math.min(bodyBytesLeft, in.readableBytes());
        in.skipBytes(skipped);
        bodyBytesLeft -= skipped;
        if (bodyBytesLeft > 0) return false;
        inBody = false;
        headBytes = 0;
        return true;
    }

    /** Of the last whole answer. */
    int status() {
        return status;
    }

    /** Whether the server said that it closes the connection after this answer. */
    boolean closing() {
        return closing;
    }

    private boolean readHead(ByteBuf in) {
        int before = headBytes;
        int taken = Math.min(in.readableBytes(), head.length - headBytes);
        in.getBytes(in.readerIndex(), head, headBytes, taken);
        int end = endOfHead(Math.max(0, before - 3), before + taken);
        if (end < 0) {
            headBytes += taken;
            in.skipBytes(taken);
            if (headBytes == head.length) throw new IllegalStateException("answer's head: over 8192 bytes");
            return false;
        }
        in.skipBytes(end - before);
        status = (head[9] - '0') * 100 + (head[10] - '0') * 10 + (head[11] - '0');
        readFields(end);
        inBody = true;
        return true;
    }

    private int endOfHead(int from, int to) {
        for (int i = from; i + 3 < to; i++) {
            if (head[i] == '\r' && head[i + 1] == '\n' && head[i + 2] == '\r' && head[i + 3] == '\n') return i + 4;
        }
        return -1;
    }

    private void readFields(int end) {
        closing = false;
        int length = status == NO_CONTENT ? 0 : -1;
        for (int line = nextLine(0, end); line < end - 2; line = nextLine(line, end)) {
            if (startsWith(line, LENGTH)) length = number(line + LENGTH.length);
            else if (startsWith(line, CONNECTION)) closing = text(line, end).contains("close");
        }
        if (length < 0) throw new IllegalStateException("answer " + status + ": no Content-Length");
        bodyBytesLeft = length;
    }

    private int nextLine(int from, int end) {
        int i = from;
        while (i < end && head[i] != '\n') i++;
        return i + 1;
    }

    private boolean startsWith(int at, byte[] lowerCaseName) {
        for (int i = 0; i < lowerCaseName.length; i++) {
            // Setting the sixth bit makes ASCII letters small and leaves hyphen and colon as they are.
            if ((head[at + i] | 0x20) != lowerCaseName[i]) return false;
        }
        return true;
    }

    private int number(int at) {
        int i = at;
        while (head[i] == ' ') i++;
        int value = 0;
        for (; head[i] >= '0' && head[i] <= '9'; i++) value = value * 10 + head[i] - '0';
        return value;
    }

    private String text(int line, int end) {
        return new String(head, line, nextLine(line, end) - line, ISO_8859_1).toLowerCase(Locale.ROOT);
    }
}
