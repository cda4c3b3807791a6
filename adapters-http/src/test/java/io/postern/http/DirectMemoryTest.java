package io.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bodies that never end take of the network library's memory, which has no bound of its own. */
final class DirectMemoryTest {

    private static final Gate GATE = Gate.open();
    private static final int CONNECTIONS = 10;
    private static final String BODY = " ".repeat(8 * 1024 * 1024);
    /** A fifth of all that is sent. */
    private static final long BOUND = (long) CONNECTIONS * BODY.length() / 5;

    @AfterAll
    static void close() {
        GATE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /metric",
                "POST /metrics",
                "POST /logEvents",
                "POST /token",
                "GET /test",
                "POST /test",
                "OPTIONS /metric",
                "POST /nowhere",
                "PUT /metric",
                "GET /api/v1/metrics",
                "POST /api/v1/metrics",
                "POST /api/v1/nowhere"
            })
    void bodiesAreNotKeptThere(String call) throws IOException {
        long before = used();
        List<Wire> wires = new ArrayList<>();

        try {
            for (int i = 0; i < CONNECTIONS; i++)
                wires.add(saying(call + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + (BODY.length() + 1) + "\r\n\r\n"));

            assertThat(used() - before).isLessThan(BOUND);
        } finally {
            for (Wire wire : wires) wire.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /metric", "POST /token", "POST /nowhere", "GET /api/v1/metrics"})
    void neitherAreChunks(String call) throws IOException {
        long before = used();
        List<Wire> wires = new ArrayList<>();

        try {
            for (int i = 0; i < CONNECTIONS; i++)
                wires.add(saying(call + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(BODY.length()) + "\r\n"));

            assertThat(used() - before).isLessThan(BOUND);
        } finally {
            for (Wire wire : wires) wire.close();
        }
    }

    private static Wire saying(String head) throws IOException {
        Wire wire = new Wire(GATE.port());
        wire.say(head);
        wire.say(BODY);
        return wire;
    }

    private static long used() {
        return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT)
                .metric()
                .usedDirectMemory();
    }
}
