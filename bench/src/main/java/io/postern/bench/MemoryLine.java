package io.postern.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A server's memory over a soak. Whether it is flat is asked of the second half of the time alone, because a JVM grows
 * into its heap first, and of the resident memory, because that is what a machine or a container runs out of.
 */
record MemoryLine(List<MemoryPoint> points) {

    private static final double MEGABYTE = 1e6;

    MemoryLine {
        points = List.copyOf(points);
    }

    /**
     * By how much the straight line through the second half rises from its begin to its end, as a share of that half's
     * mean: 0.02 is 6 MB of 300. Negative where it falls; zero for less than two points.
     */
    double growth() {
        List<MemoryPoint> half = secondHalf();
        if (half.size() < 2) return 0;
        double length = half.getLast().seconds() - half.getFirst().seconds();
        return slope(half) * length / meanRss(half);
    }

    /** Whether there are points to tell, and they rise by no more than this share. */
    boolean flat(double growthMax) {
        return secondHalf().size() > 2 && growth() <= growthMax;
    }

    List<MemoryPoint> secondHalf() {
        if (points.isEmpty()) return List.of();
        double middle = (points.getFirst().seconds() + points.getLast().seconds()) / 2;
        return points.stream().filter(point -> point.seconds() >= middle).toList();
    }

    /** Of the least squares' line, in bytes a second. */
    private static double slope(List<MemoryPoint> points) {
        double meanTime =
                points.stream().mapToDouble(MemoryPoint::seconds).average().orElseThrow();
        double meanRss = meanRss(points);
        double covariance = 0;
        double variance = 0;
        for (MemoryPoint point : points) {
            double time = point.seconds() - meanTime;
            covariance += time * (point.rssBytes() - meanRss);
            variance += time * time;
        }
        return variance == 0 ? 0 : covariance / variance;
    }

    private static double meanRss(List<MemoryPoint> points) {
        return points.stream().mapToLong(MemoryPoint::rssBytes).average().orElseThrow();
    }

    static String heading() {
        return "| s | resident MB | heap MB |\n| --- | --- | --- |\n";
    }

    static String row(MemoryPoint point) {
        String heap = point.heapBytes() == 0 ? "–" : megabytes(point.heapBytes());
        return String.format(Locale.ROOT, "| %.0f | %s | %s |%n", point.seconds(), megabytes(point.rssBytes()), heap);
    }

    String toMarkdown() {
        return heading() + points.stream().map(MemoryLine::row).collect(Collectors.joining());
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f", bytes / MEGABYTE);
    }
}
