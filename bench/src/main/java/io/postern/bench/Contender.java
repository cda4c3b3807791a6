package io.postern.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/**
 * A server under load, with the processes that serve it.
 *
 * @param delivers    whether what it accepts must reach the sink
 * @param processes   the server first, then what it stands on
 * @param accessToken sent in every body; the bare server gets one too, so that it reads as many bytes
 */
record Contender(Kind kind, boolean delivers, List<Child> processes, int port, String accessToken)
        implements AutoCloseable {

    /** In the order of the table. */
    enum Kind {
        BARE("bare Netty"),
        REDIS("Postern, Redis"),
        MEMORY("Postern, memory");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    Contender {
        processes = List.copyOf(processes);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    Child server() {
        return processes.getFirst();
    }

    double serverCpuSeconds() throws IOException {
        return server().cost().cpuSeconds();
    }

    double redisCpuSeconds() throws IOException {
        return processes.size() > 1 ? processes.get(1).cost().cpuSeconds() : 0;
    }

    @Override
    public void close() {
        processes.forEach(Child::close);
    }
}
