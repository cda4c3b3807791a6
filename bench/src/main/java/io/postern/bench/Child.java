package io.postern.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that the benchmark started and will end. Its output goes to a file of its own. */
final class Child implements AutoCloseable {
    private static final int LAST_LINES = 15;

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Inherits no environment but {@code PATH}: a proxy or AWS profile of the user must not change the figures. */
    static Child start(String name, Core core, List<String> command, Map<String, String> environment, Path directory)
            throws IOException {
        Path log = directory.resolve(name + ".out");
        ProcessBuilder builder = new ProcessBuilder(core.holding(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path, "HOME", directory.toString(), "LANG", "C.UTF-8"));
        builder.environment().putAll(environment);
        return new Child(name, builder.start(), log);
    }

    ProcessCost cost() throws IOException {
        requireAlive();
        return ProcessCost.of(process.pid());
    }

    long residentBytes() throws IOException {
        requireAlive();
        return ProcessCost.residentBytes(process.pid());
    }

    void forgetPeak() throws IOException {
        ProcessCost.forgetPeak(process.pid());
    }

    /**
     * Says so if the process has ended.
     *
     * @throws IOException with the last lines that it wrote
     */
    void requireAlive() throws IOException {
        if (process.isAlive()) return;
        throw new IOException(
                "%s ended with code %d; its last words:%n%s".formatted(name, process.exitValue(), lastWords()));
    }

    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(10, TimeUnit.SECONDS)) return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
