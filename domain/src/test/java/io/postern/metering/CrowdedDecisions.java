package io.postern.metering;

import io.postern.metering.model.DecidedCalls;
import io.postern.metering.port.Decisions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** One decision about each of 21 applications in every hour that is read, and how many hours that were. */
final class CrowdedDecisions implements Decisions {

    private long hours;

    long hours() {
        return hours;
    }

    @Override
    public int add(List<DecidedCalls> counts) {
        return 0;
    }

    @Override
    public List<DecidedCalls> between(Instant from, Instant until) {
        hours += Duration.between(from, until).toHours();
        return IntStream.range(0, 21)
                .mapToObj(i -> DecidedCalls.once("client-" + i, from))
                .toList();
    }
}
