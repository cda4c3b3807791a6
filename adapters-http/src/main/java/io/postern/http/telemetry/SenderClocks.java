package io.postern.http.telemetry;

import io.micronaut.http.MutableHttpResponse;
import io.postern.http.Tally;
import io.postern.http.body.Node;
import io.postern.telemetry.model.ClockSkewPolicy;
import io.postern.telemetry.model.Reason;
import io.postern.telemetry.model.Refusal;
import io.postern.telemetry.model.SenderClock;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the clocks of senders that say when they sent, and tells them what was corrected. */
@Singleton
final class SenderClocks {

    private static final String SENT_AT = "sentAt";
    private static final String CLOCK_SKEW = "Postern-Clock-Skew";
    private static final Reading<SenderClock.Known> RIGHT = new Reading.Understood<>(SenderClock.RIGHT);

    private final ClockSkewPolicy policy;
    private final Tally tally;

    SenderClocks(ClockSkewPolicy policy, Tally tally) {
        this.policy = policy;
        this.tally = tally;
    }

    /** The clock of whoever sent {@code sentAt} in a body that arrived at {@code now}; absent, it counts as right. */
    Reading<SenderClock.Known> read(Node sentAt, Instant now) {
        if (sentAt.absent()) return RIGHT;
        Optional<Instant> time = Times.millisOrIso(sentAt);
        if (time.isEmpty()) return unreadable(sentAt);
        return switch (policy.compare(time.get(), now)) {
            case SenderClock.Known known -> new Reading.Understood<>(known);
            case SenderClock.TooFarOff off -> new Reading.Broken<>(List.of(off.refusal()));
        };
    }

    /** Tells a sender how wrong its clock is, if it is. */
    <R extends MutableHttpResponse<?>> R tell(R response, SenderClock.Known clock) {
        if (!clock.corrected()) return response;
        tally.clockCorrected(clock.skew());
        response.header(CLOCK_SKEW, seconds(clock.skew()));
        return response;
    }

    private static Reading<SenderClock.Known> unreadable(Node sentAt) {
        List<Refusal> refusals = new ArrayList<>();
        Fields fields = new Fields(new Node.Members(Map.of()), Refusal.WHOLE, "", refusals);
        if (sentAt instanceof Node.Text || sentAt instanceof Node.Numeral) {
            fields.refuse(
                    Reason.TIMESTAMP_INVALID,
                    SENT_AT,
                    "sentAt cannot be read (expected: ISO 8601 with a zone, or Unix milliseconds).");
        } else {
            fields.expected(SENT_AT, sentAt, "ISO 8601 with a zone, or Unix milliseconds");
        }
        return new Reading.Broken<>(refusals);
    }

    private static String seconds(Duration skew) {
        return BigDecimal.valueOf(skew.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
