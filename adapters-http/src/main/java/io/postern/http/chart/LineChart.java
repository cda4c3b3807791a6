package io.postern.http.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is drawn: lines over one range of time.
 *
 * @param title above the lines
 * @param start left end of the axis of time, in UTC
 * @param end right end
 * @param lines at most {@link #LINES_MAX}; those without points are named in no legend
 */
public record LineChart(String title, Instant start, Instant end, List<Line> lines) {

    /** More lines cannot be told apart. */
    public static final int LINES_MAX = 20;

    /** Over longer times the axis finds no labels that fit, and would look for them without end. */
    private static final Duration SPAN_MAX = Duration.ofDays(36_525);

    public LineChart {
        lines = List.copyOf(lines);
        if (Duration.between(start, end).compareTo(SPAN_MAX) > 0)
            throw new IllegalArgumentException("start: too long before the end (expected: at most 100 years)");
        if (lines.size() > LINES_MAX)
            throw new IllegalArgumentException("statistic: " + lines.size() + " lines (expected: at most 20)");
    }

    /**
     * One line.
     *
     * @param times of the values, ascending; as many as there are values
     */
    public record Line(String name, List<Instant> times, List<Double> values) {
        public Line {
            times = List.copyOf(times);
            values = List.copyOf(values);
        }
    }

    /**
     * The size of the picture.
     *
     * @param width in pixels, 200 to 2000
     * @param height in pixels, 150 to 2000
     */
    public record Size(int width, int height) {
        public Size {
            if (width < 200 || width > 2000)
                throw new IllegalArgumentException("width: " + width + " (expected: 200 to 2000)");
            if (height < 150 || height > 2000)
                throw new IllegalArgumentException("height: " + height + " (expected: 150 to 2000)");
        }
    }
}
