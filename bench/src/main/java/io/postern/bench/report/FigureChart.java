package io.postern.bench.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows.
 *
 * @param type what the charting library calls bars or a line
 * @param title above it; empty for none
 * @param labels along the axis
 * @param lines what is drawn, each with a value for each label
 */
record FigureChart(String type, String title, List<String> labels, List<Line> lines) {

    /**
     * Values of one name.
     *
     * @param values null where nothing was measured
     */
    record Line(String label, List<@Nullable Double> values) {}
}
