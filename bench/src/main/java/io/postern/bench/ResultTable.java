package io.postern.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Lays samples out as a Markdown table, one row each, beside the bare server of the same run. */
final class ResultTable {
    private static final List<String> COLUMNS = List.of(
            "a request carries",
            "server",
            "requests/s",
            "of bare",
            "records/s, delivered",
            "p50 ms",
            "p99 ms",
            "p99 ms at half",
            "CPU s/M records",
            "Redis CPU s/M",
            "AWS calls/M",
            "peak RSS MB",
            "drained in s",
            "missing",
            "surplus",
            "others took",
            "errors");
    private static final String NOT_MEASURED = "–";

    private final List<Sample> samples;

    ResultTable(List<Sample> samples) {
        this.samples = samples.stream()
                .sorted(Comparator.comparing(Sample::workload).thenComparing(Sample::kind))
                .toList();
    }

    String toMarkdown() {
        List<String> lines = new ArrayList<>();
        lines.add(line(COLUMNS));
        lines.add(line(COLUMNS.stream().map(_ -> "---").toList()));
        for (Sample sample : samples) lines.add(line(row(sample)));
        return String.join("\n", lines) + "\n";
    }

    private List<String> row(Sample sample) {
        boolean bare = sample.kind() == Contender.Kind.BARE;
        return List.of(
                sample.workload().title(),
                sample.kind().title(),
                number("%,.0f", sample.full().load().acceptedPerSecond()),
                ofBare(sample),
                bare ? NOT_MEASURED : number("%,.0f", sample.deliveredPerSecond()),
                number("%.2f", sample.full().load().millisAt(50)),
                number("%.2f", sample.full().load().millisAt(99)),
                number("%.2f", sample.half().load().millisAt(99)),
                number("%.2f", sample.perMillionRecords(sample.serverCpuSeconds())),
                sample.kind() == Contender.Kind.REDIS
                        ? number("%.2f", sample.perMillionRecords(sample.redisCpuSeconds()))
                        : NOT_MEASURED,
                bare ? NOT_MEASURED : number("%,.0f", sample.awsCallsPerMillionRecords()),
                number("%.0f", sample.peakRssBytes() / 1e6),
                bare
                        ? NOT_MEASURED
                        : number("%.1f", sample.full().drain().took().toMillis() / 1e3),
                bare ? NOT_MEASURED : number("%,d", sample.missing()),
                bare ? NOT_MEASURED : number("%,d", sample.surplus()),
                number("%.0f %%", sample.othersShare() * 100),
                errors(sample));
    }

    private String ofBare(Sample sample) {
        return samples.stream()
                .filter(other -> other.kind() == Contender.Kind.BARE && other.workload() == sample.workload())
                .findFirst()
                .map(other -> number(
                        "%.2f",
                        sample.full().load().acceptedPerSecond()
                                / other.full().load().acceptedPerSecond()))
                .orElse(NOT_MEASURED);
    }

    private static String errors(Sample sample) {
        String full = sample.full().load().errors();
        String half = sample.half().load().errors();
        if (half.isEmpty()) return full.isEmpty() ? "none" : full;
        return (full.isEmpty() ? "" : full + "; ") + "at half: " + half;
    }

    private static String number(String format, Number value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
