package io.postern.app.journey;

import io.postern.testkit.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The delivery queues as a gate's meters show them. */
final class QueueMeter {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern SUBMISSIONS =
            Pattern.compile("^postern_queue_submissions\\{queue=\"[a-z]+\"} ([0-9.E]+)$", Pattern.MULTILINE);

    private QueueMeter() {}

    /** Returns once nothing waits any more, so that nothing can arrive a second time either. */
    static void awaitEmpty(Caller caller) {
        Eventually.holds(SOON, "both queues are empty", () -> {
            Matcher matcher = SUBMISSIONS.matcher(caller.get("/prometheus").body());
            List<String> waiting =
                    matcher.results().map(result -> result.group(1)).toList();
            return waiting.size() == 2 && waiting.stream().allMatch(count -> Double.parseDouble(count) == 0);
        });
    }
}
