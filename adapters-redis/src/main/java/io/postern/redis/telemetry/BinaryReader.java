package io.postern.redis.telemetry;

import io.postern.telemetry.model.Dimension;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link BinaryWriter} wrote; anything else is an {@link UnreadableFrame}, never a huge allocation. */
final class BinaryReader {

    /** Highest version that anything will ever have; what begins higher, as most text does, is damage. */
    private static final int VERSION_MAX = 31;

    private final byte[] bytes;
    private final Vocabulary vocabulary;
    private int at;

    /** Reads these bytes, whose names may be known already. */
    BinaryReader(byte[] bytes, Vocabulary vocabulary) {
        this.bytes = bytes;
        this.vocabulary = vocabulary;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    /**
     * Passes the version of what follows.
     *
     * @throws NewerFrame when a newer Postern wrote it
     * @throws UnreadableFrame when no Postern did
     */
    void version(String what, int known) {
        int _ = version(what, known, known);
    }

    /**
     * Passes the version of what follows, which is one of these, and answers it.
     *
     * @throws NewerFrame when a newer Postern wrote it
     * @throws UnreadableFrame when no Postern did
     */
    int version(String what, int oldest, int newest) {
        int version = octet();
        if (version >= oldest && version <= newest) return version;
        String expected = oldest == newest ? "" + newest : oldest + " to " + newest;
        String mismatch = what + " version: " + version + " (expected: " + expected + ")";
        throw version > newest && version <= VERSION_MAX ? new NewerFrame(mismatch) : new UnreadableFrame(mismatch);
    }

    int octet() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7F) << shift;
            if (octet < 0x80) return value;
        }
        throw new UnreadableFrame("number: longer than 64 bits (expected: at most 10 bytes)");
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    /** How many things follow, of which each takes at least a byte. */
    int count() {
        long count = number();
        if (count < 0 || count > bytes.length - at)
            throw new UnreadableFrame("count: " + count + " (expected: at most the " + (bytes.length - at) + " left)");
        return (int) count;
    }

    /** A number that fits 31 bits. */
    int small() {
        long value = number();
        if (value < 0 || value > Integer.MAX_VALUE)
            throw new UnreadableFrame("number: " + value + " (expected: 0 to " + Integer.MAX_VALUE + ")");
        return (int) value;
    }

    double real() {
        need(Double.BYTES);
        double value = ByteBuffer.wrap(bytes).getDouble(at);
        at += Double.BYTES;
        return value;
    }

    String text() {
        int length = count();
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    /** A text that is likely to come again. */
    String name() {
        int length = count();
        at += length;
        return vocabulary.text(bytes, at - length, at);
    }

    /** The name and the dimensions of a series, which are likely to come again together. */
    Vocabulary.Series series() {
        int start = at;
        skipText();
        int dimensions = count();
        for (int i = 0; i < 2 * dimensions; i++) skipText();
        Vocabulary.Series known = vocabulary.series(bytes, start, at);
        if (known != null) return known;
        int end = at;
        at = start;
        Vocabulary.Series series = readSeries();
        vocabulary.keep(bytes, start, end, series);
        return series;
    }

    private Vocabulary.Series readSeries() {
        String metricName = name();
        int count = count();
        List<Dimension> dimensions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) dimensions.add(new Dimension(name(), name()));
        return new Vocabulary.Series(metricName, List.copyOf(dimensions));
    }

    private void skipText() {
        int length = count();
        at += length;
    }

    private void need(int more) {
        if (bytes.length - at < more) throw new UnreadableFrame("frame: cut short (expected: " + more + " bytes more)");
    }
}
