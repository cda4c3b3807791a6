package io.postern.http.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * From where a request really comes. Each trusted proxy adds at the right whom it got the request from, so the list is
 * read from there, and what an untrusted hop says of the ones before it is not believed.
 */
@Singleton
public final class CallerAddress {

    /** Longest list that is looked at, and most hops of it; a longer one is somebody's play. */
    private static final int CHARACTERS_MAX = 4096;

    private static final int HOPS_MAX = 32;
    private static final String FORWARDED = "Forwarded";
    private static final String X_FORWARDED_FOR = "X-Forwarded-For";

    private final List<Network> trusted;
    private final String header;
    private final Function<String, Optional<InetAddress>> reader;

    CallerAddress(ProxyConfig config) {
        boolean standard = config.forwardedBy().toLowerCase(Locale.ROOT).equals("forwarded");
        this.trusted = config.networks();
        this.header = standard ? FORWARDED : X_FORWARDED_FOR;
        this.reader = standard ? ForwardedElement::address : IpAddresses::parseNode;
    }

    /** The address of the caller, or of the last hop that is known for sure. */
    public InetAddress of(HttpRequest<?> request) {
        InetAddress peer = request.getRemoteAddress().getAddress();
        if (!trusts(peer)) return peer;
        return behind(peer, hops(request.getHeaders().getAll(header)));
    }

    private InetAddress behind(InetAddress peer, List<String> hops) {
        InetAddress known = peer;
        for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - HOPS_MAX); i--) {
            Optional<InetAddress> hop = reader.apply(hops.get(i).strip());
            if (hop.isEmpty()) return known;
            known = hop.get();
            if (!trusts(known)) return known;
        }
        return known;
    }

    /** Commas inside of quotes count too: no address holds one, and a quote that a caller leaves open swallows nothing. */
    private static List<String> hops(List<String> lines) {
        List<String> hops = new ArrayList<>();
        for (String line : lines) {
            if (line.length() > CHARACTERS_MAX) return List.of();
            hops.addAll(List.of(line.split(",", -1)));
        }
        return hops;
    }

    private boolean trusts(InetAddress address) {
        for (Network network : trusted) if (network.contains(address)) return true;
        return false;
    }
}
