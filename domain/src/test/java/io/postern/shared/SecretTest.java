package io.postern.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class SecretTest {

    private final Secret secret = new Secret("correct horse");

    @Test
    void itPrintsAsStars() {
        assertThat("key: " + secret).isEqualTo("key: ***");
    }

    @Test
    void itMatchesItsOwnTextOnly() {
        assertThat(secret.matches("correct horse")).isTrue();
        assertThat(secret.matches("correct horsf")).isFalse();
        assertThat(secret.matches("correct")).isFalse();
        assertThat(secret.matches("")).isFalse();
    }

    @Test
    void equalTextsAreEqualSecrets() {
        assertThat(secret).isEqualTo(new Secret("correct horse")).isNotEqualTo(new Secret("other"));
    }

    @Test
    void theHashTellsNothing() {
        assertThat(secret.hashCode()).isEqualTo(new Secret("other").hashCode());
    }

    @Test
    void anEmptyOneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret("")).withMessageContaining("empty");
    }
}
