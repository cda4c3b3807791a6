package io.postern.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What one load has shown.
 *
 * @param cloudWatch how it was
 * @param doubled records that it had taken when it cut the connection, and that came again
 */
record FaultResult(String cloudWatch, Stint stint, long doubled) {

    boolean passed() {
        return stint.drain().missing() == 0 && stint.load().errors().isEmpty();
    }

    /** In one line. */
    static String verdict(List<FaultResult> results) {
        long missing = results.stream()
                .mapToLong(result -> result.stint().drain().missing())
                .sum();
        long withErrors = results.stream()
                .filter(result -> !result.stint().load().errors().isEmpty())
                .count();
        return String.format(
                Locale.ROOT,
                "%s: missing %,d of %,d accepted; loads with errors: %d",
                results.stream().allMatch(FaultResult::passed) ? "passed" : "failed",
                missing,
                results.stream()
                        .mapToLong(result -> result.stint().load().accepted())
                        .sum(),
                withErrors);
    }

    static String toMarkdown(List<FaultResult> results) {
        return """
            | CloudWatch | accepted/s | p50 ms | p99 ms | drained in s | missing | doubled | surplus | AWS calls | errors |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """ + results.stream().map(FaultResult::row).collect(Collectors.joining());
    }

    private String row() {
        LoadReport load = stint.load();
        Drain drain = stint.drain();
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %.2f | %.1f | %,d | %,d | %,d | %,d | %s |%n",
                cloudWatch,
                load.acceptedPerSecond(),
                load.millisAt(50),
                load.millisAt(99),
                drain.took().toMillis() / 1e3,
                drain.missing(),
                doubled,
                drain.surplus(),
                drain.sink().calls(),
                load.errors().isEmpty() ? "none" : load.errors());
    }
}
