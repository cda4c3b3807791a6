package io.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much of the machine processes took that are not the benchmark's: with busy neighbours a rate, and its ratio to
 * another rate, mean little.
 */
final class Neighbours {
    private final long startNanos = System.nanoTime();
    private final double busyBefore;
    private final double oursBefore;

    private Neighbours(double busyBefore, double oursBefore) {
        this.busyBefore = busyBefore;
        this.oursBefore = oursBefore;
    }

    static Neighbours watch() throws IOException {
        return new Neighbours(busySeconds(), ourSeconds());
    }

    /** From 0 to 1, of all cores since the watch began. Children count as ours once they have ended. */
    double share() throws IOException {
        double elapsed = (System.nanoTime() - startNanos) / 1e9;
        return share(busySeconds() - busyBefore, ourSeconds() - oursBefore, elapsed * Machine.cores());
    }

    /** Ticks are coarse, so a short watch may find more of ours than there was in all. */
    static double share(double busySeconds, double ourSeconds, double coreSeconds) {
        return Math.clamp((busySeconds - ourSeconds) / coreSeconds, 0, 1);
    }

    private static double busySeconds() throws IOException {
        String[] cpu = Files.readString(Path.of("/proc/stat"))
                .lines()
                .findFirst()
                .orElseThrow()
                .split("\\s+", -1);
        // user, nice, system and steal; interrupts are left out, as no process is charged for them.
        return (ticks(cpu[1]) + ticks(cpu[2]) + ticks(cpu[3]) + ticks(cpu[8])) / ProcessCost.TICKS_PER_SECOND;
    }

    private static double ourSeconds() throws IOException {
        String[] self = ProcessCost.statFields(ProcessHandle.current().pid());
        return (ticks(self[11]) + ticks(self[12]) + ticks(self[13]) + ticks(self[14])) / ProcessCost.TICKS_PER_SECOND;
    }

    private static long ticks(String field) {
        return Long.parseLong(field);
    }
}
