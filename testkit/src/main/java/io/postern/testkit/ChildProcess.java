package io.postern.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that a test has started and that writes to a log file; whoever started it ends it. */
public final class ChildProcess {

    /** Far longer than a server of a test needs to write what it holds, so it passes only when one hangs. */
    private static final int END_SECONDS_MAX = 10;

    private final Process process;
    private final Path log;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a program.
     *
     * @param environment what to add to this JVM's own variables
     * @param folder where the program works; its output is added to {@code output.log} there
     */
    public static ChildProcess start(List<String> command, Map<String, String> environment, TemporaryFolder folder) {
        Path log = folder.file("output.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** What it holds of the machine's memory ({@code VmRSS}); zero where the system has no {@code /proc} to tell. */
    public long residentBytes() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) return 0;
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has written so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asks it to end, with SIGTERM, and waits.
     *
     * @throws IllegalStateException when it has to be killed because it did not end within ten seconds
     */
    public void end() {
        process.destroy();
        if (endsInTime()) return;
        process.destroyForcibly();
        throw new IllegalStateException(process + " did not end within " + END_SECONDS_MAX + " s; its log:\n" + log());
    }

    /** Ends it as a crash would, with SIGKILL, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        if (!endsInTime()) throw new IllegalStateException(process + ": still there after SIGKILL");
    }

    /** Freezes it with SIGSTOP. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on after {@link #freeze}; harmless when it was not frozen. */
    public void thaw() {
        signal("CONT");
    }

    private boolean endsInTime() {
        try {
            return process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void signal(String name) {
        // The shell's own kill: a bare machine need not have /bin/kill.
        String command = "kill -" + name + " " + process.pid();
        try {
            int status =
                    new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
            if (status != 0) throw new IllegalStateException(command + ": status " + status + " (expected: 0)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + command, e);
        }
    }
}
