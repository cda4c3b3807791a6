package io.postern.app.command;

import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;

/**
 * Rows in columns that are as wide as they must be, for people. Cells are printed as they are: what may hold control
 * characters is cleaned before.
 *
 */
record Table(List<String> headings, List<List<String>> rows) {

    static Table of(List<String> headings, List<List<String>> rows) {
        return new Table(List.copyOf(headings), List.copyOf(rows));
    }

    void tell(Terminal terminal) {
        int[] widths = IntStream.range(0, headings.size()).map(this::width).toArray();
        terminal.say((terminal.colours() ? Ansi.ON : Ansi.OFF).string("@|bold " + line(headings, widths) + "|@"));
        rows.forEach(row -> terminal.say(line(row, widths)));
    }

    private int width(int column) {
        int widest =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        return Math.max(widest, headings.get(column).length());
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++)
            line.append(cells.get(i)).repeat(" ", widths[i] - cells.get(i).length() + 2);
        return line.toString().stripTrailing();
    }
}
