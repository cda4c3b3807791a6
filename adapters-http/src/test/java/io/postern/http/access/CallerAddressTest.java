package io.postern.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.MutableHttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallerAddressTest {

    private static final List<String> TRUSTED = List.of("10.0.0.0/8", "2001:db8::/32");

    private final CallerAddress listed = new CallerAddress(new ProxyConfig(TRUSTED, "x-forwarded-for"));
    private final CallerAddress standard = new CallerAddress(new ProxyConfig(TRUSTED, "forwarded"));

    @Test
    void withoutTrustedProxiesNobodyIsBelieved() {
        CallerAddress nobody = new CallerAddress(new ProxyConfig(List.of(), "x-forwarded-for"));

        assertThat(nobody.of(request("10.0.0.1", "X-Forwarded-For", "192.0.2.7")))
                .isEqualTo(ip("10.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1 | 203.0.113.9                          | 192.0.2.1",
                "10.0.0.1  | 203.0.113.9                          | 203.0.113.9",
                "10.0.0.1  | 203.0.113.9:4711                     | 203.0.113.9",
                "10.0.0.1  | 1.1.1.1, 203.0.113.9                 | 203.0.113.9",
                "10.0.0.1  | 1.1.1.1, 203.0.113.9, 10.9.9.9       | 203.0.113.9",
                "10.0.0.1  | 10.1.1.1, 10.2.2.2                   | 10.1.1.1",
                "10.0.0.1  | 1.1.1.1, unknown, 10.2.2.2           | 10.2.2.2",
                "10.0.0.1  | nonsense                             | 10.0.0.1",
                "10.0.0.1  | 203.0.113.9,                         | 10.0.0.1",
                "10.0.0.1  | 2a00:1::7                            | 2a00:1::7",
                "10.0.0.1  | [2a00:1::7]:443                      | 2a00:1::7",
                "2001:db8::5 | 203.0.113.9                        | 203.0.113.9"
            })
    void theListIsReadFromTheRightPastTrustedHops(String peer, String list, String caller) {
        assertThat(listed.of(request(peer, "X-Forwarded-For", list))).isEqualTo(ip(caller));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "192.0.2.1 | for=203.0.113.9                                   | 192.0.2.1",
                "10.0.0.1  | for=203.0.113.9                                   | 203.0.113.9",
                "10.0.0.1  | For=203.0.113.9;proto=https;by=10.0.0.1           | 203.0.113.9",
                "10.0.0.1  | proto=https;for=\"203.0.113.9:80\"                | 203.0.113.9",
                "10.0.0.1  | for=1.1.1.1, for=203.0.113.9, for=10.3.3.3        | 203.0.113.9",
                "10.0.0.1  | for=\"[2a00:1::7]:443\"                           | 2a00:1::7",
                "10.0.0.1  | for=\"[2a00:1::7]\", for=\"[2001:db8::1]\"        | 2a00:1::7",
                "10.0.0.1  | for=\"open, for=203.0.113.9                       | 203.0.113.9",
                "10.0.0.1  | for=1.1.1.1, for=_hidden                          | 10.0.0.1",
                "10.0.0.1  | for=unknown                                       | 10.0.0.1",
                "10.0.0.1  | for=1.1.1.1;for=2.2.2.2                           | 10.0.0.1",
                "10.0.0.1  | for=2a00:1::7                                     | 10.0.0.1",
                "10.0.0.1  | for = 1.1.1.1                                     | 10.0.0.1",
                "10.0.0.1  | proto=https                                       | 10.0.0.1"
            })
    void soAreTheElementsOfRfc7239(String peer, String elements, String caller) {
        assertThat(standard.of(request(peer, "Forwarded", elements))).isEqualTo(ip(caller));
    }

    @Test
    void linesCountInTheirOrder() {
        assertThat(listed.of(request("10.0.0.1", "X-Forwarded-For", "1.1.1.1", "203.0.113.9", "10.2.2.2")))
                .isEqualTo(ip("203.0.113.9"));
    }

    @Test
    void theOtherHeaderIsNotLookedAt() {
        assertThat(listed.of(request("10.0.0.1", "Forwarded", "for=203.0.113.9")))
                .isEqualTo(ip("10.0.0.1"));
        assertThat(standard.of(request("10.0.0.1", "X-Forwarded-For", "203.0.113.9")))
                .isEqualTo(ip("10.0.0.1"));
    }

    @Test
    void whateverACallerWritesItCannotHideBehindTheHopThatAProxySaw() {
        Random random = new Random(3);
        String alphabet = "0123456789abcdef:.,;=\"[]for _-%";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder forged = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--)
                forged.append(alphabet.charAt(random.nextInt(alphabet.length())));

            assertThat(listed.of(request("10.0.0.1", "X-Forwarded-For", forged + ", 203.0.113.9")))
                    .as(forged.toString())
                    .isEqualTo(ip("203.0.113.9"));
            assertThat(standard.of(request("10.0.0.1", "Forwarded", forged + ", for=203.0.113.9")))
                    .as(forged.toString())
                    .isEqualTo(ip("203.0.113.9"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 100_000})
    void anEndlessListIsNotRead(int characters) {
        assertThat(listed.of(request("10.0.0.1", "X-Forwarded-For", "1,".repeat(characters / 2) + "203.0.113.9")))
                .isEqualTo(ip("10.0.0.1"));
    }

    private static InetAddress ip(String text) {
        return IpAddresses.parse(text).orElseThrow();
    }

    private static HttpRequest<?> request(String peer, String header, String... lines) {
        MutableHttpRequest<Object> request = HttpRequest.GET("/");
        for (String line : lines) request.getHeaders().add(header, line.strip());
        return new From(request, ip(peer));
    }

    private static final class From extends HttpRequestWrapper<Object> {

        private final InetAddress peer;

        From(HttpRequest<Object> request, InetAddress peer) {
            super(request);
            this.peer = peer;
        }

        @Override
        public InetSocketAddress getRemoteAddress() {
            return new InetSocketAddress(peer, 4711);
        }
    }
}
