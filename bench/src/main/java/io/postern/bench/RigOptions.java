package io.postern.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What every run must know of the processes that it starts and loads. */
final class RigOptions {

    @Option(names = "--postern", paramLabel = "COMMAND", description = "starts Postern; cut at blanks")
    private String postern = "";

    @Option(names = "--env", paramLabel = "KEY=VALUE", description = "more environment for Postern, any number")
    private Map<String, String> environment = new HashMap<>();

    @Option(names = "--connections", description = "default: ${DEFAULT-VALUE}")
    private int connections = 64;

    @Option(names = "--drain", paramLabel = "SECONDS", description = "longest wait; default: ${DEFAULT-VALUE}")
    private int drainSeconds = 60;

    @Option(names = "--unpinned", description = "do not hold processes on cores (for machines with one)")
    private boolean unpinned;

    Rig rig(InertSink sink) throws IOException {
        return new Rig(sink, !unpinned);
    }

    Contender start(Rig rig, Contender.Kind kind) throws IOException {
        return start(rig, kind, Map.of());
    }

    /** With more environment, as far as the options do not say otherwise. */
    Contender start(Rig rig, Contender.Kind kind, Map<String, String> more) throws IOException {
        Map<String, String> all = new HashMap<>(more);
        all.putAll(environment);
        return rig.start(kind, words(), all);
    }

    Measurement measurement(InertSink sink, Duration warmup, Duration duration) {
        return new Measurement(sink, connections, warmup, duration, Duration.ofSeconds(drainSeconds));
    }

    int connections() {
        return connections;
    }

    /** Where the processes run, for the head of a report. */
    String pinning() {
        return unpinned ? "unpinned" : "the server alone on one core";
    }

    /** Of Postern's command, for the head of a report. */
    String jvmOptions() {
        return words().stream().filter(word -> word.startsWith("-")).collect(Collectors.joining(" "));
    }

    private List<String> words() {
        return Stream.of(postern.split("\\s+", -1)).toList();
    }
}
