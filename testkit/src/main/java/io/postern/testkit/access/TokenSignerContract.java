package io.postern.testkit.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.AccessToken;
import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyText;
import io.postern.access.model.Purpose;
import io.postern.access.model.TokenId;
import io.postern.access.port.TokenSigner;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link TokenSigner} promises. */
public interface TokenSignerContract {

    /** The signer under test, always with the same key. */
    TokenSigner signer();

    /** A signer that differs from the one under test in its key alone. */
    TokenSigner signerWithAnotherKey();

    @ParameterizedTest
    @EnumSource
    default void aSignedTokenReadsBackEqual(Purpose purpose) {
        AccessToken token = token(purpose);

        assertThat(signer().read(signer().sign(token))).contains(token);
    }

    @Test
    default void timesReadBackToTheSecond() {
        AccessToken token = new AccessToken(
                new TokenId("7"),
                ClientId.DEFAULT,
                Purpose.TELEMETRY,
                Instant.parse("2026-05-01T10:00:00.987654321Z"),
                Instant.parse("2026-05-01T11:00:00.987654321Z"));

        assertThat(signer().read(signer().sign(token)))
                .contains(new AccessToken(
                        new TokenId("7"),
                        ClientId.DEFAULT,
                        Purpose.TELEMETRY,
                        Instant.parse("2026-05-01T10:00:00Z"),
                        Instant.parse("2026-05-01T11:00:00Z")));
    }

    @Test
    default void aPolicyReadsBackEqual() {
        Policy policy = PolicyText.read(
                        "n\tshop/*\tweb\nn\t*\"\\\nd\tApp\tshop\nf\tname\tCafé 😀\nR\t600\nT\t300\nr\tshop\nl\t*")
                .orElseThrow();
        AccessToken token = with(policy);

        assertThat(signer().read(signer().sign(token))).contains(token);
    }

    @Test
    default void theUnrestrictedPolicyIsOneValue() {
        assertThat(signer().read(signer().sign(with(Policy.UNRESTRICTED))))
                .hasValueSatisfying(read -> assertThat(read.policy()).isSameAs(Policy.UNRESTRICTED));
    }

    /** Two policies of the most that one may have, the one narrowed by the other. */
    @Test
    default void theLargestPolicyFits() {
        Policy one = PolicyText.read("f\t😀\t" + "\"".repeat(200) + "\nn\t" + "a".repeat(500) + "\t" + "b".repeat(104))
                .orElseThrow();
        Policy other = PolicyText.read("m\t" + "a".repeat(500) + "\t" + "b".repeat(400) + "\t" + "c".repeat(117))
                .orElseThrow();
        assertThat(PolicyText.bytes(one)).isBetween(PolicyText.BYTES_MAX - 10, PolicyText.BYTES_MAX);
        assertThat(PolicyText.bytes(other)).isEqualTo(PolicyText.BYTES_MAX);
        AccessToken token = new AccessToken(
                new TokenId("3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
                new ClientId("c".repeat(64)),
                Purpose.TELEMETRY,
                Instant.parse("2026-05-01T10:00:00Z"),
                Instant.parse("2026-05-01T11:00:00Z"),
                one.narrowedBy(other));

        assertThat(signer().read(signer().sign(token))).contains(token);
    }

    @Test
    default void anExpiredTokenIsStillRead() {
        AccessToken token = new AccessToken(
                new TokenId("7"),
                ClientId.DEFAULT,
                Purpose.TELEMETRY,
                Instant.parse("2001-05-01T10:00:00Z"),
                Instant.parse("2001-05-01T11:00:00Z"));

        assertThat(signer().read(signer().sign(token))).contains(token);
    }

    @Test
    default void theTextIsSafeInJsonAndInAHeader() {
        assertThat(signer().sign(token(Purpose.TELEMETRY))).matches("[A-Za-z0-9._~+/=-]+");
    }

    @Test
    default void whatAnotherKeySignedIsNotRead() {
        String foreign = signerWithAnotherKey().sign(token(Purpose.TELEMETRY));

        assertThat(signer().read(foreign)).isEmpty();
    }

    @Test
    default void aTextAlteredAnywhereIsNotRead() {
        String signed = signer().sign(token(Purpose.TELEMETRY));

        // The last character may carry bits that base64 leaves unused: altering those alters nothing.
        for (int i = 0; i < signed.length() - 1; i++) {
            String altered = signed.substring(0, i) + (signed.charAt(i) == 'A' ? 'B' : 'A') + signed.substring(i + 1);
            assertThat(signer().read(altered)).as("altered at %d", i).isEmpty();
        }
    }

    @Test
    default void aTextCutShortIsNotRead() {
        String signed = signer().sign(token(Purpose.TELEMETRY));

        for (int length = 0; length < signed.length(); length++)
            assertThat(signer().read(signed.substring(0, length)))
                    .as("first %d characters", length)
                    .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    default void aTextThatAsksForNoSignatureIsNotRead(String algorithm) {
        String signed = signer().sign(token(Purpose.TELEMETRY));
        String header = base64("{\"alg\":\"" + algorithm + "\"}");
        String payload = signed.contains(".") ? signed.split("\\.", -1)[1] : signed;

        assertThat(signer().read(header + "." + payload + ".")).isEmpty();
        assertThat(signer().read(header + "." + payload)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "...",
                "....",
                "a.b.c",
                "null",
                "{}",
                "\u0000",
                "é😀",
                "e30.e30.e30",
                "Bearer x"
            })
    default void aTextThatIsNoTokenIsNotRead(String text) {
        assertThat(signer().read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", ".", "é", "{", " "})
    default void aTextOfAMegabyteIsNotRead(String character) {
        assertThat(signer().read(character.repeat(1_000_000))).isEmpty();
    }

    @Test
    default void aTokenWithAMegabyteBehindItIsNotRead() {
        String signed = signer().sign(token(Purpose.TELEMETRY));

        assertThat(signer().read(signed + "A".repeat(1_000_000))).isEmpty();
    }

    private static AccessToken with(Policy policy) {
        return new AccessToken(
                new TokenId("7"),
                ClientId.DEFAULT,
                Purpose.TELEMETRY,
                Instant.parse("2026-05-01T10:00:00Z"),
                Instant.parse("2026-05-01T11:00:00Z"),
                policy);
    }

    private static AccessToken token(Purpose purpose) {
        return new AccessToken(
                new TokenId("0b0e0c5e-3f5c-4a40-9a55-5a8d4f9a1c11"),
                new ClientId("Shop_front.v2-eu"),
                purpose,
                Instant.parse("2026-05-01T10:00:00Z"),
                Instant.parse("2026-05-01T11:00:00Z"));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
