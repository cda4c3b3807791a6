package io.postern.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"default", "shop", "Shop_1.web-eu"})
    void aNameIsRead(String text) {
        assertThat(ClientId.read(text)).contains(new ClientId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", ".monitoring", ".x"})
    void nobodyElseGetsTheNamesThatAreOurs(String text) {
        assertThat(ClientId.read(text)).isEmpty();
    }
}
