package io.postern.access.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.shared.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientTokenTest {

    private static final Secret SECRET = new Secret("client-secret");
    private static final String TIMESTAMP = "1777626000000";

    @Test
    void aTokenOfAKnownClientIsRead() {
        ClientToken token = ClientToken.parse(base64(TIMESTAMP + "::9f86d081::" + proof(TIMESTAMP, "9f86d081")))
                .orElseThrow();

        assertThat(token.issuedAt()).isEqualTo(Instant.parse("2026-05-01T09:00:00Z"));
        assertThat(token.salt()).isEqualTo("9f86d081");
        assertThat(token.provenBy(SECRET)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "42",
                " ",
                "with spaces",
                ":leading colon",
                "in:side",
                "p.u,n;c-t!u?a(t)i/o'n\"",
                "123e4567-e89b-12d3-a456-426614174000",
                "ünïcödé 😀",
                "line\nbreak"
            })
    void everySaltOfAKnownClientIsTaken(String salt) {
        assertThat(ClientToken.parse(base64(TIMESTAMP + "::" + salt + "::" + proof(TIMESTAMP, salt))))
                .hasValueSatisfying(token -> {
                    assertThat(token.salt()).isEqualTo(salt);
                    assertThat(token.provenBy(SECRET)).isTrue();
                });
    }

    @Test
    void aSaltOf256CharactersIsTaken() {
        String salt = "x".repeat(256);

        assertThat(ClientToken.parse(base64(TIMESTAMP + "::" + salt + "::" + proof(TIMESTAMP, salt))))
                .isPresent();
    }

    @Test
    void anotherSecretProvesNothing() {
        ClientToken token = token("salt");

        assertThat(token.provenBy(new Secret("client-secret2"))).isFalse();
    }

    @Test
    void theHashIsComparedAsTextPaddingIncluded() {
        String proof = proof(TIMESTAMP, "salt");
        assertThat(proof).endsWith("=");

        assertThat(ClientToken.parse(base64(TIMESTAMP + "::salt::" + proof.replace("=", "")))
                        .orElseThrow()
                        .provenBy(SECRET))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NaN",
                "1e12",
                "1.777626e12",
                "0x19de2c5aa80",
                "177762600000",
                "17776260000000",
                " 1777626000000",
                "1777626000000 ",
                "+177762600000",
                "-177762600000",
                "1777626000.00",
                "177762600000n",
                "１７７７６２６００００００",
                "١٧٧٧٦٢٦٠٠٠٠٠٠"
            })
    void aTimestampOfAnythingButThirteenDigitsIsRefused(String timestamp) {
        assertThat(ClientToken.parse(base64(timestamp + "::salt::" + proof(timestamp, "salt"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TIMESTAMP,
                TIMESTAMP + "::salt",
                TIMESTAMP + "::::hash",
                TIMESTAMP + "::salt::hash::more",
                TIMESTAMP + "::salt::hash::",
                "::" + TIMESTAMP + "::salt::hash",
                TIMESTAMP + ":salt:hash",
                "{\"type\":\"Buffer\",\"data\":[49]}",
                ""
            })
    void anythingButThreePartsIsRefused(String decoded) {
        assertThat(ClientToken.parse(base64(decoded))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"é", "MTc3N😀", "MTc3\u0161", "MTc3 NjI2", "MTc3\tNjI2", "MTc3!", "=", "A===", "AA=A", "\u0000"})
    void whatIsNotBase64IsRefused(String text) {
        assertThat(ClientToken.parse(text)).isEmpty();
    }

    @Test
    void highBitsAreNotIgnored() {
        String text = base64(TIMESTAMP + "::salt::" + proof(TIMESTAMP, "salt"));
        char beyond = (char) (text.charAt(0) | 0x100);

        assertThat(ClientToken.parse(beyond + text.substring(1))).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] decoded = (TIMESTAMP + "::salt?::" + proof(TIMESTAMP, "salt")).getBytes(UTF_8);
        decoded[19] = (byte) 0xff;

        assertThat(ClientToken.parse(Base64.getEncoder().encodeToString(decoded)))
                .isEmpty();
    }

    @Test
    void aTextOfAMegabyteIsRefusedUnread() {
        assertThat(ClientToken.parse("A".repeat(1_000_000))).isEmpty();
    }

    @Property
    void anyTextIsAnsweredAndNoneThrows(@ForAll String text) {
        assertThat(ClientToken.parse(text)).isEmpty();
        ClientToken.parse(base64(text))
                .ifPresent(token -> assertThat(token.provenBy(SECRET)).isFalse());
    }

    @Property
    void whatAClientMakesIsReadBack(
            @ForAll @LongRange(min = 1_000_000_000_000L, max = 9_999_999_999_999L) long millis,
            @ForAll @StringLength(min = 1, max = 64) String anySalt) {
        String salt = well(anySalt);
        String timestamp = Long.toString(millis);

        ClientToken token = ClientToken.parse(base64(timestamp + "::" + salt + "::" + proof(timestamp, salt)))
                .orElseThrow();

        assertThat(token.issuedAt()).isEqualTo(Instant.ofEpochMilli(millis));
        assertThat(token.salt()).isEqualTo(salt);
        assertThat(token.provenBy(SECRET)).isTrue();
    }

    /** The hash stays equal when digits move, so the parse alone must see it. */
    @Property
    void digitsMovedBetweenTimestampAndSaltAreRefused(
            @ForAll @LongRange(min = 1_000_000_000_000L, max = 9_999_999_999_999L) long millis,
            @ForAll @LongRange(min = 100_000_000, max = 999_999_999) long digits,
            @ForAll @IntRange(min = 1, max = 21) int border) {
        String hashed = millis + Long.toString(digits);
        String proof = proof(hashed, "");

        boolean read = ClientToken.parse(
                        base64(hashed.substring(0, border) + "::" + hashed.substring(border) + "::" + proof))
                .isPresent();

        assertThat(read).isEqualTo(border == 13);
    }

    @Property
    void everyWayToWriteTheSameBase64IsTheSameToken(
            @ForAll @StringLength(min = 1, max = 40) String anySalt, @ForAll @IntRange(min = 1, max = 76) int width) {
        String salt = well(anySalt);
        String plain = base64(TIMESTAMP + "::" + salt + "::" + proof(TIMESTAMP, salt));
        ClientToken token = ClientToken.parse(plain).orElseThrow();

        assertThat(ClientToken.parse(plain.replace("=", ""))).contains(token);
        assertThat(ClientToken.parse(plain.replace('+', '-').replace('/', '_'))).contains(token);
        assertThat(ClientToken.parse(plain.replaceAll("(.{" + width + "})", "$1\r\n")))
                .contains(token);
        assertThat(ClientToken.parse(plain.replaceAll("(.{" + width + "})", "$1\n") + "\n"))
                .contains(token);
    }

    @Test
    void theFingerprintTellsTokensApartAndNotTheirWriting() {
        assertThat(token("salt").fingerprint()).isEqualTo(token("salt").fingerprint());
        assertThat(token("salt").fingerprint()).isNotEqualTo(token("salu").fingerprint());
    }

    private static ClientToken token(String salt) {
        return ClientToken.parse(base64(TIMESTAMP + "::" + salt + "::" + proof(TIMESTAMP, salt)))
                .orElseThrow();
    }

    /** A salt as clients make it: text that survives UTF-8 and leaves the borders of the parts where they are. */
    private static String well(String salt) {
        String text = new String(salt.getBytes(UTF_8), UTF_8).replace("::", "_");
        return text.endsWith(":") ? text + "_" : text;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String proof(String timestamp, String salt) {
        try {
            byte[] hashed = (timestamp + salt + SECRET.reveal()).getBytes(UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(hashed));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
