package io.postern.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricDatum;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Hashes of series, the same on every replica: the first 64 bits of SHA-256 (FIPS 180-4), so that nobody finds series
 * that hide behind each other. The order of dimensions does not count, as in CloudWatch.
 */
final class SeriesHash {

    /** Only ever cloned, which costs less than another look for who provides it. */
    private static final MessageDigest UNUSED = sha256();

    private final MessageDigest digest = unused();

    private SeriesHash() {}

    /** Those of all series in a submission. */
    static Set<Long> of(String namespace, List<MetricDatum> datums) {
        SeriesHash hash = new SeriesHash();
        if (datums.size() == 1) return Set.of(hash.of(namespace, datums.getFirst()));
        Set<Long> hashes = new HashSet<>();
        for (MetricDatum datum : datums) hashes.add(hash.of(namespace, datum));
        return hashes;
    }

    private long of(String namespace, MetricDatum datum) {
        add(namespace);
        add(datum.metricName());
        for (Dimension dimension : byName(datum.dimensions())) {
            add(dimension.name());
            add(dimension.value());
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static List<Dimension> byName(List<Dimension> dimensions) {
        if (dimensions.size() < 2) return dimensions;
        List<Dimension> sorted = new ArrayList<>(dimensions);
        sorted.sort(Comparator.comparing(Dimension::name));
        return sorted;
    }

    /** With an end that no name holds. */
    private void add(String text) {
        digest.update(text.getBytes(UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest unused() {
        try {
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException _) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", e);
        }
    }
}
