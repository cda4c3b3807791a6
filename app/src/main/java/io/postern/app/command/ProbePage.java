package io.postern.app.command;

import io.postern.probe.model.Finding;
import io.postern.probe.model.RecordKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Findings as a page of meters in Prometheus' text format, for its node exporter's folder of text files. */
final class ProbePage {

    private static final double NANOS = 1e9;

    private ProbePage() {}

    static String of(List<Finding> findings, Instant now) {
        return gauge(
                        "postern_probe_success",
                        "Whether the record could be read back in time.",
                        findings,
                        finding -> Optional.of(finding instanceof Finding.Visible ? 1.0 : 0.0))
                + gauge(
                        "postern_probe_accepted_seconds",
                        "How long sending took, until the gate had the record durably.",
                        findings,
                        finding -> accepting(finding).map(ProbePage::seconds))
                + gauge(
                        "postern_probe_visible_seconds",
                        "From acceptance until the record could be read back.",
                        findings,
                        finding -> finding instanceof Finding.Visible visible
                                ? Optional.of(seconds(visible.appearing()))
                                : Optional.empty())
                + head("postern_probe_time_seconds", "When the probe ended, in Unix time.")
                + "postern_probe_time_seconds " + now.getEpochSecond() + "\n";
    }

    /** The page of a probe that could not be made. */
    static String ofFailure(String why, Instant now) {
        return of(
                List.of(new Finding.NotSent(RecordKind.METRIC, why), new Finding.NotSent(RecordKind.LOG_EVENT, why)),
                now);
    }

    static Optional<Duration> accepting(Finding finding) {
        return switch (finding) {
            case Finding.Visible visible -> Optional.of(visible.accepting());
            case Finding.Lost lost -> Optional.of(lost.accepting());
            case Finding.Unreadable unreadable -> Optional.of(unreadable.accepting());
            case Finding.NotSent _, Finding.Abandoned _ -> Optional.empty();
        };
    }

    private static String gauge(
            String name, String help, List<Finding> findings, Function<Finding, Optional<Double>> value) {
        StringBuilder lines = new StringBuilder(head(name, help));
        for (Finding finding : findings) {
            String kind = finding.kind().name().toLowerCase(Locale.ROOT);
            value.apply(finding)
                    .ifPresent(number -> lines.append("%s{kind=\"%s\"} %s\n".formatted(name, kind, number)));
        }
        return lines.toString();
    }

    private static String head(String name, String help) {
        return "# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n";
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
