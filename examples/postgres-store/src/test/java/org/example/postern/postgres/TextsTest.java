package org.example.postern.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextsTest {

    @Test
    void whatANewerVersionWroteIsNothingAndNoFault() {
        assertThat(Texts.note("{\"at\":\"2026-05-01T12:00:00Z\",\"newer\":[]}")).isEmpty();
        assertThat(Texts.queued("{\"attempts\":0}")).isEmpty();
        assertThat(Texts.queued("{\"submission\":{\"kind\":\"traces\"},\"attempts\":0}"))
                .isEmpty();
    }
}
