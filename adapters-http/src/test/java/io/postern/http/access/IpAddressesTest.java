package io.postern.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpAddressesTest {

    private static final int TRIALS = 20_000;

    @Test
    void everyAddressIsReadBack() throws UnknownHostException {
        Random random = new Random(1);
        for (int i = 0; i < TRIALS; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(bytes);
            // Long runs of zeros are what the short forms of IPv6 are about.
            if (random.nextBoolean()) for (int at = 2; at < random.nextInt(2, bytes.length + 1); at++) bytes[at] = 0;
            InetAddress address = InetAddress.getByAddress(bytes);
            String text = address.getHostAddress();

            assertThat(IpAddresses.parse(text)).as(text).contains(address);
            String node = bytes.length == 4 ? text : "[" + text + "]";
            assertThat(IpAddresses.parseNode(node)).as(node).contains(address);
            assertThat(IpAddresses.parseNode(node + ":65535")).as(node).contains(address);
        }
    }

    @Test
    void noTextBreaksTheReaderNorAsksAnybody() {
        Random random = new Random(2);
        String alphabet = "0123456789abcdefABCDEF:.[]%/\"xg \u00fc";
        for (int i = 0; i < TRIALS; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(24); n > 0; n--)
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));

            IpAddresses.parse(text.toString())
                    .ifPresent(address -> assertThat(IpAddresses.parse(address.getHostAddress()))
                            .contains(address));
            IpAddresses.parseNode(text.toString());
            ForwardedElement.address("for=" + text);
            Network.parse(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1.2.3.4",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "0x1.2.3.4",
                "16909060",
                "1.2.3.4:80",
                "[::1]",
                "::1%eth0",
                ":::",
                "1::2::3",
                "12345::",
                "localhost",
                "example.org"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(IpAddresses.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1.2.3.4]", "[::1", "[::1]80", "[::1]:", "[::1]:123456", "1.2.3.4:", "1.2.3.4:x", ":80"})
    void whatIsNoNodeIsNone(String text) {
        assertThat(IpAddresses.parseNode(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::, 20010db800010002/64",
        "::ffff:192.0.2.7, 192.0.2.7"
    })
    void callersOfIpv6AreCountedByTheirNetwork(String address, String subject) {
        assertThat(IpAddresses.parse(address).map(IpAddresses::subject)).contains(subject);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "0.0.0.0/0, 255.1.2.3, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, ::1, true"
    })
    void aBlockHoldsItsAddresses(String block, String address, boolean inside) {
        assertThat(Network.parse(block)
                        .orElseThrow()
                        .contains(IpAddresses.parse(address).orElseThrow()))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.1/8", "::/129", "10/8", "a/8"})
    void whatIsNoBlockIsNone(String block) {
        assertThat(Network.parse(block)).isEmpty();
    }
}
