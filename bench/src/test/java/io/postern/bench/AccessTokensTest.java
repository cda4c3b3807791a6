package io.postern.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    @Test
    void makesAClientTokenOfTimestampSaltAndHash() {
        String token = AccessTokens.clientToken("secret", "salt", Instant.ofEpochMilli(1_700_000_000_000L));

        // The hash is `printf 1700000000000saltsecret | openssl dgst -sha256 -binary | base64`.
        assertThat(new String(Base64.getDecoder().decode(token), UTF_8))
                .isEqualTo("1700000000000::salt::rqvlYp/QkjLbNpy4wG5djb6QIXk/jZnNQCdw5VfuPf8=");
    }
}
