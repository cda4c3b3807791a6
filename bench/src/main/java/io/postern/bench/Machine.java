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
        long memoryKib = Long.parseLong(
                Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", ""));
        return "%d cores (%s), %d GB, Linux %s, Java %s, Netty on %s"
                .formatted(
                        cores(),
                        modelOf(cpus),
                        Math.round(memoryKib / 1e6),
                        System.getProperty("os.version"),
                        Runtime.version(),
                        Transport.best().name());
    }

    /** All of the machine's, not only those that this process is held on. */
    static long cores() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("processor"))
                .count();
    }

    private static String modelOf(List<String> cpus) {
        return cpus.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
