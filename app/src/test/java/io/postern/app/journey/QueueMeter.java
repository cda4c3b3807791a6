package io.postern.app.journey;

import io.postern.testkit.Eventually;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The delivery queue as a gate's meters show it. */
final class QueueMeter {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern SUBMISSIONS =
            Pattern.compile("^postern_queue_submissions ([0-9.E]+)$", Pattern.MULTILINE);

    private QueueMeter() {}

    /** Returns once nothing waits any more, so that nothing can arrive a second time either. */
    static void awaitEmpty(Caller caller) {
        Eventually.holds(SOON, "the queue is empty", () -> {
            Matcher matcher = SUBMISSIONS.matcher(caller.get("/prometheus").body());
            return matcher.find() && Double.parseDouble(matcher.group(1)) == 0;
        });
    }
}
