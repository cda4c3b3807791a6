package io.postern.probe;

import io.postern.probe.model.Finding;
import io.postern.probe.model.Mark;
import io.postern.probe.port.ProbedGate;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An accepted mark that is looked for. */
final class SentMark {

    private final Mark mark;
    private final String receipt;
    private final Duration accepting;
    private final Instant acceptedAt;
    private String unreadable = "";

    SentMark(Mark mark, String receipt, Instant acceptedAt) {
        this.mark = mark;
        this.receipt = receipt;
        this.accepting = between(mark.at(), acceptedAt);
        this.acceptedAt = acceptedAt;
    }

    /** Looks once; empty when it is not there, or not to be read. */
    Optional<Finding> look(ProbedGate gate, Clock clock) {
        try {
            boolean shown = gate.shows(mark);
            unreadable = "";
            return shown
                    ? Optional.of(
                            new Finding.Visible(mark.kind(), receipt, accepting, between(acceptedAt, clock.instant())))
                    : Optional.empty();
        } catch (PortUnavailable unavailable) {
            unreadable = String.valueOf(unavailable.getMessage());
            return Optional.empty();
        }
    }

    /** By the last look, after which there is none. */
    Finding missing() {
        return unreadable.isEmpty()
                ? new Finding.Lost(mark.kind(), receipt, accepting)
                : new Finding.Unreadable(mark.kind(), receipt, accepting, unreadable);
    }

    Finding abandoned() {
        return new Finding.Abandoned(mark.kind());
    }

    /** A clock that is set back meanwhile makes no negative time. */
    private static Duration between(Instant start, Instant end) {
        return end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
    }
}
