package io.postern.bench;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the load benchmark sends, as delivery finds it in the queue: each submission with texts of its own, whose hash
 * nobody has asked for yet.
 */
public final class Submissions {

    public static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private static final int PER_CLAIM = 512;

    private Submissions() {}

    /** One datum each, over so many series, values from 0 to 999. */
    static List<Claim> oneDatum(int count, int series, Random random) {
        List<QueuedSubmission> submissions = new ArrayList<>(count);
        for (int i = 0; i < count; i++)
            submissions.add(queued(new Submission.Metrics(
                    ClientId.DEFAULT,
                    NOW,
                    fresh("bench"),
                    List.of(datum(random.nextInt(series), random.nextInt(1000))))));
        return claims(submissions);
    }

    /** One event each, all in one stream. */
    static List<Claim> oneEvent(int count, Random random) {
        List<QueuedSubmission> submissions = new ArrayList<>(count);
        for (int i = 0; i < count; i++)
            submissions.add(queued(new Submission.Logs(
                    ClientId.DEFAULT,
                    NOW,
                    new LogStream(fresh("bench"), fresh("web")),
                    List.of(event(random.nextInt(1000))))));
        return claims(submissions);
    }

    /** One of that series, with that value and that many milliseconds later than {@link #NOW}. */
    public static MetricDatum datum(int series, int value) {
        return new MetricDatum(
                fresh("latency"),
                List.of(new Dimension(fresh("page"), "page-" + series)),
                NOW.plusMillis(value),
                new MetricValue.Single(value),
                StandardUnit.MILLISECONDS,
                60);
    }

    /** One of that many milliseconds later than {@link #NOW}. */
    public static LogEvent event(int millis) {
        return new LogEvent(
                NOW.plusMillis(millis), "INFO checkout finished page=/cart/%03d %s".formatted(millis, "x".repeat(70)));
    }

    private static QueuedSubmission queued(Submission submission) {
        return QueuedSubmission.untried(submission);
    }

    private static List<Claim> claims(List<QueuedSubmission> submissions) {
        List<Claim> claims = new ArrayList<>();
        for (int from = 0; from < submissions.size(); from += PER_CLAIM)
            claims.add(claim(submissions.subList(from, Math.min(from + PER_CLAIM, submissions.size()))));
        return claims;
    }

    private static Claim claim(List<QueuedSubmission> submissions) {
        return new Claim("claim", NOW, new Held(List.copyOf(submissions)));
    }

    private record Held(List<QueuedSubmission> submissions) implements Claim.Contents {
        @Override
        public ReceiptId receipt(int submission) {
            return new ReceiptId("receipt-" + submission);
        }
    }

    private static String fresh(String text) {
        return new String(text.toCharArray());
    }
}
