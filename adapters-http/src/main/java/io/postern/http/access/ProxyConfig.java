package io.postern.http.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;
import java.util.Locale;

/**
 * Who may say for whom it calls.
 *
 * @param trustedProxies blocks of addresses whose word counts, such as {@code 10.0.0.0/8}; empty: nobody's
 * @param forwardedBy the header that these proxies write, either {@code x-forwarded-for} or that of RFC 7239; the other one is
 *     not looked at, because a proxy that does not know it passes on what callers put there
 */
@ConfigurationProperties("postern.http")
record ProxyConfig(List<String> trustedProxies, String forwardedBy) {

    ProxyConfig {
        trustedProxies = trustedProxies.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        for (String entry : trustedProxies)
            if (Network.parse(entry).isEmpty())
                throw new IllegalArgumentException("postern.http.trusted-proxies: " + entry
                        + " (expected: a block of addresses such as 10.0.0.0/8 or 2001:db8::/32)");
        if (!List.of("x-forwarded-for", "forwarded").contains(forwardedBy.toLowerCase(Locale.ROOT)))
            throw new IllegalArgumentException(
                    "postern.http.forwarded-by: " + forwardedBy + " (expected: x-forwarded-for or forwarded)");
    }

    List<Network> networks() {
        return trustedProxies.stream()
                .map(entry -> Network.parse(entry).orElseThrow())
                .toList();
    }
}
