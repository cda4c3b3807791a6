package io.postern.app.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One datum of a metric. */
@Command(
        name = "metric",
        description = "Send one datum of a metric, and print the receipt.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern send metric --namespace Shop --name Checkout --value 42 --unit Milliseconds",
            "  postern send metric --namespace Shop --name Orders --value 1 --dimension page=/home"
        })
final class SendMetric implements Runnable {

    @Option(names = "--namespace", required = true, paramLabel = "NAME", description = "CloudWatch's namespace.")
    private String namespace = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The metric's name.")
    private String name = "";

    @Option(names = "--value", required = true, paramLabel = "NUMBER", description = "The value.")
    private BigDecimal value = BigDecimal.ZERO;

    @Option(names = "--unit", paramLabel = "UNIT", description = "CloudWatch's unit, such as Count or Milliseconds.")
    private String unit = "";

    @Option(names = "--dimension", paramLabel = "NAME=VALUE", description = "A dimension; may be repeated.")
    private Map<String, String> dimensions = new LinkedHashMap<>();

    @Option(names = "--timestamp", paramLabel = "TIME", description = "ISO 8601 or epoch seconds; else now.")
    private String timestamp = "";

    @Option(names = "--high-resolution", description = "Keep it by the second.")
    private boolean highResolution;

    @Mixin
    private final SendOptions options = new SendOptions();

    private final Terminal terminal;

    SendMetric(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Map<String, Object> submission =
                Map.of("params", Map.of("Namespace", namespace, "MetricData", List.of(datum())));
        try (GateClient gate = options.gate(terminal)) {
            options.send(terminal, gate, options.accessToken(terminal, gate), "/metric", submission);
        }
    }

    private Map<String, Object> datum() {
        Map<String, Object> datum = new LinkedHashMap<>();
        datum.put("MetricName", name);
        datum.put("Value", value);
        if (!unit.isEmpty()) datum.put("Unit", unit);
        if (!timestamp.isEmpty()) datum.put("Timestamp", timestamp);
        if (highResolution) datum.put("StorageResolution", 1);
        List<Map<String, String>> pairs = new ArrayList<>();
        dimensions.forEach((dimension, content) -> pairs.add(Map.of("Name", dimension, "Value", content)));
        if (!pairs.isEmpty()) datum.put("Dimensions", pairs);
        return datum;
    }
}
