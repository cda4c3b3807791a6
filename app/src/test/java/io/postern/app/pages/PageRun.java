package io.postern.app.pages;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.testkit.TemporaryFolder;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Does what one page says, with a Postern, a folder and a shell of its own, and tells what was not as it says. */
final class PageRun {

    /** What pages call their secrets; and what they wait for comes soon. */
    private static final Map<String, String> GATE = Map.of(
            "PORT", "-1",
            "CLIENT_SECRET_KEY", "a-secret-of-your-backend",
            "POSTERN_OPERATOR_KEY", "a-key-of-your-operators",
            "POSTERN_TELEMETRY_COMPANY", "10ms",
            "POSTERN_TELEMETRY_MEMORY_DESTINATION_COMPANY", "10ms");

    /** The name of a metric that CloudWatch refuses on these pages. */
    private static final String REFUSED = "refused";

    private final Page page;
    private final String claimant;
    private final Map<String, String> more;

    /** Of the blocks that this claimant executes, beside those that nobody claims. */
    PageRun(Page page, String claimant) {
        this(page, claimant, Map.of());
    }

    /** The same with more variables for the shell. */
    PageRun(Page page, String claimant, Map<String, String> more) {
        this.page = page;
        this.claimant = claimant;
        this.more = more;
    }

    /** What was not as the page says, a line or more each; nothing when all was. */
    List<String> faults() throws IOException, InterruptedException {
        List<Step> steps = page.steps().stream()
                .filter(step -> step.claimant().isEmpty() || step.claimant().equals(claimant))
                .toList();
        if (steps.isEmpty()) return List.of();
        try (TemporaryFolder folder = TemporaryFolder.create("page");
                SinkRecorder sink = SinkRecorder.start();
                CloudWatchStandIn cloudWatch = CloudWatchStandIn.start()) {
            cloudWatch.refuseMetrics(datum -> datum.metricName().equals(REFUSED));
            MonitoringKey.writeTo(folder.path());
            Map<String, String> places = Map.of(
                    "$SINK", sink.uri().toString(),
                    "$AWS", cloudWatch.endpoint().toString(),
                    "$FOLDER", folder.path().toString());
            try (Gate gate = Boot.start(variables(places), Map.of())) {
                PageShell shell = new PageShell(folder.path(), gate.uri(), sink.uri(), more);
                return faults(steps, shell, gate);
            }
        }
    }

    private Map<String, String> variables(Map<String, String> places) {
        Map<String, String> variables = new HashMap<>(GATE);
        page.gate().forEach((name, value) -> {
            String meant = value;
            for (Map.Entry<String, String> place : places.entrySet())
                meant = meant.replace(place.getKey(), place.getValue());
            variables.put(name, meant);
        });
        return variables;
    }

    private List<String> faults(List<Step> steps, PageShell shell, Gate gate) throws IOException, InterruptedException {
        List<Path> outputs = new ArrayList<>();
        for (Step step : steps) outputs.add(shell.add(step));
        String end = shell.run();
        if (!end.isEmpty()) return List.of(page.name() + ", " + end);
        List<String> faults = new ArrayList<>();
        BlockCheck check = new BlockCheck(gate, new SettingsCheck(page.gate(), shell));
        String output = "";
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Block block && !block.language().equals("bash")) {
                Step next = i + 1 < steps.size() ? steps.get(i + 1) : block;
                String found = check.fault(block, output, next);
                if (!found.isEmpty()) faults.add("%s:%d: %s".formatted(page.name(), block.line(), found));
            } else {
                output = shell.asShown(Files.readString(outputs.get(i)));
            }
        }
        return faults;
    }
}
