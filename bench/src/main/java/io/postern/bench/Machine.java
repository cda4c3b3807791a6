package io.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the figures were measured on, in one line: figures without it say nothing. */
final class Machine {
    private Machine() {}

    static String describe() throws IOException {
        List<String> cpus = Files.readAllLines(Path.of("/proc/cpuinfo"));
        long cores = cpus.stream().filter(line -> line.startsWith("processor")).count();
        long memoryKib = Long.parseLong(
                Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", ""));
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
        return "%d cores (%s), %d GB, Linux %s, Java %s, Netty %s, load average before the run %s"
                .formatted(
                        cores,
                        modelOf(cpus),
                        Math.round(memoryKib / 1e6),
                        System.getProperty("os.version"),
                        Runtime.version(),
                        Transport.best().name(),
                        load);
    }

    private static String modelOf(List<String> cpus) {
        return cpus.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
