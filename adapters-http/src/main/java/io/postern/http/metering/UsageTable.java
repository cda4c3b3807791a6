package io.postern.http.metering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.metering.model.Sums;
import io.postern.metering.model.UsageDimension;
import io.postern.metering.model.UsageGroup;
import io.postern.metering.model.UsageQuery;
import io.postern.metering.model.UsageReport;
import java.util.List;

/** Usage as CSV (RFC 4180), a line for each group. */
final class UsageTable {

    private static final String NUMBERS =
            "calls,errors,bytes,latencyMean,latencyP50,latencyP90,latencyP99,backendLatencyMean\r\n";

    /** What formulas begin with; the wide ones are read as the others. */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private UsageTable() {}

    static byte[] csv(UsageQuery query, UsageReport.Known report) {
        StringBuilder text = new StringBuilder();
        for (UsageDimension dimension : query.groupBy()) text.append(dimension).append(',');
        text.append(NUMBERS);
        report.groups().forEach(group -> line(text, group));
        return text.toString().getBytes(UTF_8);
    }

    private static void line(StringBuilder text, UsageGroup group) {
        Sums sums = group.sums();
        for (String name : group.names()) text.append(cell(name)).append(',');
        text.append(sums.calls()).append(',');
        text.append(group.errors()).append(',');
        text.append(sums.bytes()).append(',');
        UsageGroupJson json = UsageGroupJson.of(group, List.of());
        LatencyJson latency = json.latency();
        if (latency == null) {
            text.append(",,,,");
        } else {
            text.append(latency.mean()).append(',').append(latency.p50()).append(',');
            text.append(latency.p90()).append(',').append(latency.p99()).append(',');
        }
        Double backend = json.backendLatencyMean();
        text.append(backend == null ? "" : backend).append("\r\n");
    }

    /**
     * Callers can choose names, and a spreadsheet would run what begins like a formula: an apostrophe makes it text. Where
     * semicolons separate cells, a name could begin one of its own, quoted or not: a blank takes the place of each.
     */
    private static String cell(String name) {
        String whole = name.replace(';', ' ');
        String visible = whole.stripLeading();
        boolean formula = !visible.isEmpty() && FORMULA.indexOf(visible.charAt(0)) >= 0;
        String harmless = formula ? "'" + whole : whole;
        if (harmless.indexOf(',') < 0 && harmless.indexOf('"') < 0) return harmless;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
