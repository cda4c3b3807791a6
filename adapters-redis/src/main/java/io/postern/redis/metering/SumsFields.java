package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.postern.metering.model.LatencySketch;
import io.postern.metering.model.Sums;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** Sums as fields of a hash: single letters, and the numbers of the bins of the sketch. */
final class SumsFields {

    private static final String CALLS = "c";
    private static final String BYTES = "b";
    private static final String LATENCY_MILLIS = "l";
    /** Calls whose logs tell nothing of the integration: mostly none, and then there is no such field. */
    private static final String WITHOUT_BACKEND = "n";

    private static final String BACKEND_MILLIS = "k";

    private SumsFields() {}

    /** Tells each field that is not zero; calls are the first. */
    static void forEach(Sums sums, ObjLongConsumer<String> taker) {
        taker.accept(CALLS, sums.calls());
        tell(taker, BYTES, sums.bytes());
        tell(taker, LATENCY_MILLIS, sums.latencyMillis());
        tell(taker, WITHOUT_BACKEND, sums.calls() - sums.backendCalls());
        tell(taker, BACKEND_MILLIS, sums.backendMillis());
        sums.latencies().forEach((bin, count) -> taker.accept(Integer.toString(bin), count));
    }

    static Sums read(Map<byte[], byte[]> hash) {
        long calls = 0;
        long bytes = 0;
        long latencyMillis = 0;
        long withoutBackend = 0;
        long backendMillis = 0;
        LatencySketch latencies = new LatencySketch();
        for (Map.Entry<byte[], byte[]> entry : hash.entrySet()) {
            String field = new String(entry.getKey(), US_ASCII);
            long value = Long.parseLong(new String(entry.getValue(), US_ASCII));
            switch (field) {
                case CALLS -> calls = value;
                case BYTES -> bytes = value;
                case LATENCY_MILLIS -> latencyMillis = value;
                case WITHOUT_BACKEND -> withoutBackend = value;
                case BACKEND_MILLIS -> backendMillis = value;
                default -> latencies.add(Integer.parseInt(field), value);
            }
        }
        return new Sums(calls, bytes, latencyMillis, calls - withoutBackend, backendMillis, latencies);
    }

    private static void tell(ObjLongConsumer<String> taker, String field, long value) {
        if (value > 0) taker.accept(field, value);
    }
}
