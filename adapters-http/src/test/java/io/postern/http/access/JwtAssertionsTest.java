package io.postern.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.port.Assertions;
import io.postern.testkit.access.AssertionsContract;
import io.postern.testkit.access.Jwt;
import org.junit.jupiter.api.Test;

final class JwtAssertionsTest implements AssertionsContract {

    private final JwtAssertions assertions = new JwtAssertions();

    @Override
    public Assertions assertions() {
        return assertions;
    }

    @Test
    void anOversizedTextIsNotLookedAt() {
        String claims = "{\"iss\":\"shop\",\"x\":\"" + "a".repeat(JwtAssertions.CHARACTERS_MAX) + "\"}";

        assertThat(assertions.issuer(Jwt.hs256(claims, SECRET))).isEmpty();
    }
}
