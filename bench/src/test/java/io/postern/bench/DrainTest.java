package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainTest {
    private final InertSink sink = InertSink.start(0);

    @BeforeEach
    void threeEventsArrive() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest put = HttpRequest.newBuilder(sink.endpoint())
                    .header("X-Amz-Target", "Logs_20140328.PutLogEvents")
                    .POST(BodyPublishers.ofString("{\"logEvents\":[{},{},{}]}"))
                    .build();
            http.send(put, BodyHandlers.discarding());
        }
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void endsWhenEverythingHasArrived() {
        Drain drain = Drain.await(sink, 3, Duration.ofSeconds(30));

        assertThat(drain.took()).isLessThan(Duration.ofSeconds(10));
        assertThat(drain.missing()).isZero();
        assertThat(drain.surplus()).isZero();
        assertThat(drain.sink().logCalls()).isEqualTo(1);
    }

    @Test
    void givesUpInTimeAndSaysWhatIsMissing() {
        Drain drain = Drain.await(sink, 5, Duration.ofMillis(100));

        assertThat(drain.took()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(drain.missing()).isEqualTo(2);
    }

    @Test
    void countsWhatArrivedBeyondTheAccepted() {
        assertThat(Drain.await(sink, 1, Duration.ofSeconds(30)).surplus()).isEqualTo(2);
    }
}
