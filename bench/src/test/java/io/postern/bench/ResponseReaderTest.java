package io.postern.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {
    private static final String CREATED =
            "HTTP/1.1 201 Created\r\nDate: now\r\ncontent-LENGTH: 5\r\nconnection: keep-alive\r\n\r\nhello";

    private final ResponseReader reader = new ResponseReader();

    @Test
    void readsOneAnswerAfterAnother() {
        assertThat(reader.read(bytes(CREATED))).isTrue();
        assertThat(reader.status()).isEqualTo(201);

        assertThat(reader.read(bytes("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")))
                .isTrue();
        assertThat(reader.status()).isEqualTo(503);
    }

    @Test
    void waitsForTheEndWhereverTheAnswerIsCut() {
        for (int cut = 1; cut < CREATED.length(); cut++) {
            assertThat(reader.read(bytes(CREATED.substring(0, cut))))
                    .as("cut at %d", cut)
                    .isFalse();
            assertThat(reader.read(bytes(CREATED.substring(cut))))
                    .as("cut at %d", cut)
                    .isTrue();
            assertThat(reader.status()).isEqualTo(201);
        }
    }

    @Test
    void readsAnAnswerByteByByte() {
        for (int i = 0; i < CREATED.length() - 1; i++) {
            assertThat(reader.read(bytes(CREATED.substring(i, i + 1)))).isFalse();
        }
        assertThat(reader.read(bytes("o"))).isTrue();
    }

    @Test
    void seesThatTheServerWillClose() {
        reader.read(bytes("HTTP/1.1 413 Large\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n"));
        assertThat(reader.closing()).isTrue();

        reader.read(bytes(CREATED));
        assertThat(reader.closing()).isFalse();
    }

    @Test
    void knowsThatNoContentHasNoLength() {
        assertThat(reader.read(bytes("HTTP/1.1 204 No Content\r\n\r\n"))).isTrue();
    }

    @Test
    void refusesAnAnswerWhoseEndItCannotFind() {
        assertThatThrownBy(() -> reader.read(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("answer 200: no Content-Length");
        assertThatThrownBy(() -> new ResponseReader().read(bytes("x".repeat(9000))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("answer's head: over 8192 bytes");
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.wrappedBuffer(text.getBytes(US_ASCII));
    }
}
