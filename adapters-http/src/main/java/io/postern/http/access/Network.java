package io.postern.http.access;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/** A block of addresses, written as {@code 10.0.0.0/8} or {@code 2001:db8::/32} (RFC 4632); one address is a block too. */
final class Network {

    private final byte[] first;
    private final int bits;

    private Network(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /** Reads a block; empty when the text is none, or names an address inside of one. */
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = IpAddresses.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) return Optional.empty();
        byte[] first = address.get().getAddress();
        int bits = slash < 0 ? first.length * 8 : bits(text.substring(slash + 1));
        if (bits < 0 || bits > first.length * 8) return Optional.empty();
        // 10.1.0.0/8 is more than it looks like, or less: better to ask than to guess.
        return Arrays.equals(masked(first, bits), first) ? Optional.of(new Network(first, bits)) : Optional.empty();
    }

    /** Whether the address is one of the block. */
    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == first.length && Arrays.equals(masked(bytes, bits), first);
    }

    private static int bits(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(bits - i * 8L, 0, 8);
            masked[i] &= (byte) (0xFF << (8 - kept));
        }
        return masked;
    }
}
