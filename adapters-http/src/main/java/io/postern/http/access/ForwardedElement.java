package io.postern.http.access;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One element of the header Forwarded (RFC 7239), such as {@code for="[2001:db8::1]:4711";proto=https}. */
final class ForwardedElement {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String QUOTED = "\"[^\"\\\\]*\"";
    private static final Pattern PAIR = Pattern.compile("(" + TOKEN + ")=(" + TOKEN + "|" + QUOTED + ")");

    private ForwardedElement() {}

    /** The address behind {@code for}; empty when there is none, it is hidden, or the element is not well-formed. */
    static Optional<InetAddress> address(String element) {
        Optional<InetAddress> address = Optional.empty();
        for (String pair : element.split(";", -1)) {
            Matcher matcher = PAIR.matcher(pair);
            if (!matcher.matches()) return Optional.empty();
            if (!matcher.group(1).equalsIgnoreCase("for")) continue;
            // Each parameter once (RFC 7239, 4); of two, nobody knows which a proxy meant.
            if (address.isPresent()) return Optional.empty();
            address = node(matcher.group(2));
            if (address.isEmpty()) return address;
        }
        return address;
    }

    private static Optional<InetAddress> node(String value) {
        boolean quoted = value.startsWith("\"");
        String node = quoted ? value.substring(1, value.length() - 1) : value;
        // An address of IPv6 stands in brackets (RFC 7239, 6), and so in quotes.
        boolean bare = node.indexOf(':') != node.lastIndexOf(':') && !node.startsWith("[");
        return bare ? Optional.empty() : IpAddresses.parseNode(node);
    }
}
