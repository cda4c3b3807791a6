package io.postern.testkit.redis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The least of a Redis client: one connection, inline commands, answers of one line or one text. */
record RawRedis(Socket socket) implements AutoCloseable {

    static RawRedis to(URI uri, Duration answerMax) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), (int) answerMax.toMillis());
        socket.setSoTimeout((int) answerMax.toMillis());
        return new RawRedis(socket);
    }

    /** Sends one command and gives its answer's first line. */
    String ask(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read(); next >= 0 && next != '\r'; ) {
            line.append((char) next);
            next = socket.getInputStream().read();
        }
        socket.getInputStream().readNBytes(1);
        return line.toString();
    }

    /** Sends one command whose answer is a text, or {@code (none)}, and gives that. */
    String text(String command) throws IOException {
        String length = ask(command);
        if (length.equals("$-1")) return "(none)";
        if (!length.startsWith("$")) throw new IOException(command + ": " + length + " (expected: a text)");
        byte[] value = socket.getInputStream().readNBytes(Integer.parseInt(length.substring(1)) + 2);
        return new String(value, StandardCharsets.US_ASCII).strip();
    }

    /** Sends GET and gives the value. */
    String get(String key) throws IOException {
        return text("GET " + key);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
