package io.postern.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.Telling;
import io.postern.shared.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SinkAnswersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T10:00:00Z"), ZoneOffset.UTC);

    private final SinkAnswers answers = new SinkAnswers(new Secret("hush"), CLOCK);

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void successIsTold(int status) {
        assertThat(read(status, "", "").telling()).isEqualTo(new Telling.Told());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 406, 409, 410, 413, 415, 422})
    void whatIsWrongWithTheEventIsRefused(int status) {
        assertThat(read(status, "", "bad").telling()).isEqualTo(new Telling.Refused(status + " bad"));
    }

    @Test
    void aServerThatFailsMayTakeTheNextOne() {
        assertThat(read(500, "", "").ofAll()).isFalse();
        assertThat(read(429, "", "").ofAll()).isTrue();
        assertThat(read(401, "", "").ofAll()).isTrue();
        assertThat(answers.failed(new ConnectException("refused")).ofAll()).isTrue();
        assertThat(answers.failed(new IOException("cut")).ofAll()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 | PT30S",
                "0 | PT0S",
                "Sat, 28 Nov 2026 10:02:00 GMT | PT2M",
                "Sat, 28 Nov 2026 09:00:00 GMT | PT0S",
                "soon | PT0S",
                "99999999999999999999 | PT0S",
                "-5 | PT0S"
            })
    void howLongToWaitIsReadInEitherForm(String header, Duration expected) {
        assertThat(read(503, header, "").telling()).isEqualTo(new Telling.Later("503", expected));
    }

    @Test
    void aFailureIsToldInOneLineWithoutTheKey() {
        assertThat(answers.failed(new IOException("sent hush\nand more")).telling())
                .isEqualTo(new Telling.Later("IOException: sent *** and more", Duration.ZERO));
        assertThat(answers.failed(new IOException()).telling())
                .isEqualTo(new Telling.Later("IOException", Duration.ZERO));
    }

    @Test
    void anAnswerIsCutBehindTheKeyAndNotWithinIt() {
        String before = "x".repeat(510);

        assertThat(read(400, "", before + "hush").telling()).isEqualTo(new Telling.Refused("400 " + before + "**"));
        assertThat(read(400, "", "hush " + "x".repeat(508) + "hus").telling())
                .isEqualTo(new Telling.Refused("400 *** " + "x".repeat(508)));
        assertThat(read(400, "", "hush".repeat(128) + " hus").telling())
                .isEqualTo(new Telling.Refused("400 " + "***".repeat(128)));
        assertThat(answers.bytesMax()).isEqualTo(516);
    }

    private Heard read(int status, String retryAfter, String text) {
        Map<String, List<String>> headers =
                retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", List.of(retryAfter));
        return answers.read(status, HttpHeaders.of(headers, (_, _) -> true), text);
    }
}
