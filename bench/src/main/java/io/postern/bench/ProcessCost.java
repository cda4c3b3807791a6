package io.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process has cost so far, as Linux accounts for it.
 *
 * @param cpuSeconds   user and system time of all its threads ({@code utime} and {@code stime} of proc(5))
 * @param peakRssBytes most memory it held at once ({@code VmHWM}) since its start or the last
 *                     {@link #forgetPeak(long)}
 */
record ProcessCost(double cpuSeconds, long peakRssBytes) {
    // USER_HZ: the kernel's interface to user space counts in hundredths on every platform that Linux still has.
    static final double TICKS_PER_SECOND = 100;

    static ProcessCost of(long pid) throws IOException {
        return new ProcessCost(cpuSeconds(pid), peakRssBytes(pid));
    }

    /** Starts the peak anew from what the process holds now. */
    static void forgetPeak(long pid) throws IOException {
        Files.writeString(proc(pid, "clear_refs"), "5");
    }

    private static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(proc(pid, "stat"));
        // The name in parentheses may hold blanks, so fields are counted from behind it; the first there is the third.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** What it holds now ({@code VmRSS}). */
    static long residentBytes(long pid) throws IOException {
        return status(pid, "VmRSS:");
    }

    private static long peakRssBytes(long pid) throws IOException {
        return status(pid, "VmHWM:");
    }

    private static long status(long pid, String field) throws IOException {
        List<String> status = Files.readAllLines(proc(pid, "status"));
        return status.stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("process " + pid + ": has no memory any more"));
    }

    private static Path proc(long pid, String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
