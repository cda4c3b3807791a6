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

    /**
     * From 0 to 1, of all cores since the watch began.
     *
     * @param childrenCpuSeconds what the benchmark's other processes took in that time
     */
    double share(double childrenCpuSeconds) throws IOException {
        double ours = ourSeconds() - oursBefore + childrenCpuSeconds;
        double elapsed = (System.nanoTime() - startNanos) / 1e9;
        return share(busySeconds() - busyBefore, ours, elapsed * Machine.cores());
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
        // user, nice, system, irq, softirq and steal. Most kernels charge softirq to the process that it interrupts as
        // well, so leaving it out would let our own network traffic hide the neighbours.
        long ticks = ticks(cpu[1]) + ticks(cpu[2]) + ticks(cpu[3]) + ticks(cpu[6]) + ticks(cpu[7]) + ticks(cpu[8]);
        return ticks / ProcessCost.TICKS_PER_SECOND;
    }

    private static double ourSeconds() throws IOException {
        return ProcessCost.of(ProcessHandle.current().pid()).cpuSeconds();
    }

    private static long ticks(String field) {
        return Long.parseLong(field);
    }
}
