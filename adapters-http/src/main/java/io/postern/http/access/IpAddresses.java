package io.postern.http.access;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses strictly and asks no name server, whatever a text says. */
final class IpAddresses {

    private static final String OCTET = "(?:0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
    private static final Pattern V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern V6_CHARACTERS = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}");
    private static final int NETWORK_BYTES = 8;

    private IpAddresses() {}

    /** An address and nothing else: no port, no zone, no brackets. One of IPv4 that is mapped into IPv6 is of IPv4. */
    static Optional<InetAddress> parse(String text) {
        boolean v6 = text.indexOf(':') >= 0;
        if (!(v6 ? V6_CHARACTERS : V4).matcher(text).matches()) return Optional.empty();
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null) return Optional.empty();
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("address: of " + bytes.length + " bytes (expected: 4 or 16)", impossible);
        }
    }

    /** The same as a node of RFC 7239 has it: one of IPv6 perhaps in brackets, and perhaps a port behind it. */
    static Optional<InetAddress> parseNode(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            if (end < 0 || !portOrNothing(text.substring(end + 1))) return Optional.empty();
            String inside = text.substring(1, end);
            return inside.indexOf(':') < 0 ? Optional.empty() : parse(inside);
        }
        int colon = text.indexOf(':');
        boolean hasPort = colon >= 0 && colon == text.lastIndexOf(':');
        if (!hasPort) return parse(text);
        return portOrNothing(text.substring(colon)) ? parse(text.substring(0, colon)) : Optional.empty();
    }

    /**
     * By whom calls are counted: the address, or of IPv6 its first 64 bits, because whoever has one address there has
     * 2<sup>64</sup> of them.
     */
    static String subject(InetAddress address) {
        if (address instanceof Inet6Address)
            return HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES) + "/64";
        return address.getHostAddress();
    }

    private static boolean portOrNothing(String text) {
        return text.isEmpty() || PORT.matcher(text).matches();
    }
}
