package io.postern.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.Delivery;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TroubleTest {

    private static final Delivery OVER =
            new Delivery.RetryLater("the AWS session token has expired (ExpiredToken)", false);
    private static final Delivery STORED = new Delivery.Delivered("request");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final Trouble trouble = new Trouble(new DestinationName("shop"), CloudWatchApi.METRICS, clock);

    @BeforeEach
    void listen() {
        logger().setLevel(Level.INFO);
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(log);
        logger().setLevel(null);
    }

    @Test
    void aDestinationThatTakesNothingIsNamedWithTheReason() {
        assertThat(trouble.heard(OVER)).isSameAs(OVER);

        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("name=shop", "why=the AWS session token has expired"));
    }

    @Test
    void howeverManyCallsFailItIsToldOnceAMinute() {
        for (int i = 0; i < 100; i++) trouble.heard(OVER);
        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 100; i++) trouble.heard(OVER);

        assertThat(log.list).hasSize(2);
    }

    @Test
    void thatItTakesSomethingIsToldOnceAtFirstAndAfterItTookNothing() {
        trouble.heard(STORED);
        trouble.heard(STORED);
        trouble.heard(OVER);
        trouble.heard(STORED);
        trouble.heard(STORED);

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "A destination takes something. name=shop api=METRICS",
                        "A destination takes nothing; it is tried again and again. name=shop api=METRICS why=the AWS"
                                + " session token has expired (ExpiredToken)",
                        "A destination takes something. name=shop api=METRICS");
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Trouble.class);
    }
}
