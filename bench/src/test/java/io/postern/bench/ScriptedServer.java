package io.postern.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Serves one connection at a time and misbehaves as told. */
final class ScriptedServer implements AutoCloseable {
    private static final byte[] CREATED = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}".getBytes(US_ASCII);

    private final ServerSocket listening = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();
    private final Duration firstStall;
    private final int cutEvery;

    private ScriptedServer(Duration firstStall, int cutEvery) throws IOException {
        this.firstStall = firstStall;
        this.cutEvery = cutEvery;
        Thread.ofVirtual().start(this::serve);
    }

    static ScriptedServer stallingOnFirstAnswer(Duration stall) throws IOException {
        return new ScriptedServer(stall, Integer.MAX_VALUE);
    }

    static ScriptedServer cuttingEveryThirdRequest() throws IOException {
        return new ScriptedServer(Duration.ZERO, 3);
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                answer(socket);
            } catch (IOException _) {
                // The next connection is served all the same; the load under test reports what it missed.
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        while (readRequest(in)) {
            int number = requests.incrementAndGet();
            if (number % cutEvery == 0) return;
            if (number == 1) LockSupport.parkNanos(firstStall.toNanos());
            socket.getOutputStream().write(CREATED);
        }
    }

    private static boolean readRequest(BufferedReader in) throws IOException {
        int length = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty()) return in.skip(length) == length;
            if (line.startsWith("Content-Length: ")) length = Integer.parseInt(line.substring(16));
        }
        return false;
    }
}
