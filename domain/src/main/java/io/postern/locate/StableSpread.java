package io.postern.locate;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Spreads callers over machines without a memory: each caller has an order of its own, which stays the same when others
 * come and go (rendezvous hashing).
 */
final class StableSpread {

    private static final double SPAN = 1L << 32;

    private StableSpread() {}

    /** Where the thing stands in the caller's order, from 0 up to but not 1, evenly over callers. */
    static double place(String caller, String thing) {
        CRC32C hash = new CRC32C();
        hash.update((caller + "\n" + thing).getBytes(StandardCharsets.UTF_8));
        return mixed(hash.getValue()) / SPAN;
    }

    /** A checksum changes little between neighbours; this spreads each bit over all (the finalizer of MurmurHash3). */
    private static long mixed(long value) {
        int bits = (int) value;
        bits ^= bits >>> 16;
        bits *= 0x85ebca6b;
        bits ^= bits >>> 13;
        bits *= 0xc2b2ae35;
        bits ^= bits >>> 16;
        return Integer.toUnsignedLong(bits);
    }
}
