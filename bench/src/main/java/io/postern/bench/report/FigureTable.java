package io.postern.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * A table of a result. One whose first column rises is a course of time and becomes one chart with a line for each other
 * column; of any other, each column of figures becomes a chart of bars, named by the columns of words before it.
 */
record FigureTable(List<String> columns, List<List<String>> rows) {

    /** A figure as results write it, perhaps with a unit behind it: {@code 47,562}, {@code 12 %}. */
    private static final Pattern FIGURE = Pattern.compile("([+-]?\\d[\\d,]*(?:\\.\\d+)?)(?: %)?");

    static FigureTable of(TableBlock table) {
        List<List<String>> rows = new ArrayList<>();
        table.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow row) rows.add(cells(row));
                else visitChildren(node);
            }
        });
        return new FigureTable(rows.getFirst(), rows.subList(1, rows.size()));
    }

    List<FigureChart> charts() {
        if (rows.size() < 2) return List.of();
        return rises() ? List.of(course()) : bars();
    }

    private boolean rises() {
        List<@Nullable Double> first = values(0);
        for (int i = 0; i < first.size(); i++) {
            Double value = first.get(i);
            Double before = i == 0 ? null : first.get(i - 1);
            if (value == null || (before != null && before >= value)) return false;
        }
        return true;
    }

    private FigureChart course() {
        List<FigureChart.Line> lines = figureColumns()
                .filter(column -> column > 0)
                .mapToObj(column -> new FigureChart.Line(columns.get(column), values(column)))
                .toList();
        return new FigureChart("line", "", texts(0), lines);
    }

    private List<FigureChart> bars() {
        int words = IntStream.range(0, columns.size())
                .filter(column -> values(column).stream().anyMatch(Objects::nonNull))
                .findFirst()
                .orElse(0);
        List<String> labels = rows.stream()
                .map(row -> String.join(", ", row.subList(0, words)))
                .toList();
        return figureColumns()
                .mapToObj(column -> new FigureChart(
                        "bar",
                        columns.get(column),
                        labels,
                        List.of(new FigureChart.Line(columns.get(column), values(column)))))
                .toList();
    }

    /** Those with two figures or more: one alone compares with nothing. */
    private IntStream figureColumns() {
        return IntStream.range(0, columns.size())
                .filter(column ->
                        values(column).stream().filter(Objects::nonNull).count() > 1);
    }

    private List<@Nullable Double> values(int column) {
        List<@Nullable Double> values = new ArrayList<>();
        for (String text : texts(column)) values.add(value(text));
        return values;
    }

    private List<String> texts(int column) {
        return rows.stream()
                .map(row -> column < row.size() ? row.get(column) : "")
                .toList();
    }

    private static @Nullable Double value(String text) {
        Matcher figure = FIGURE.matcher(text);
        return figure.matches() ? Double.valueOf(figure.group(1).replace(",", "")) : null;
    }

    private static List<String> cells(TableRow row) {
        return Stream.iterate(row.getFirstChild(), Objects::nonNull, Node::getNext)
                .map(cell -> text((TableCell) cell))
                .toList();
    }

    private static String text(TableCell cell) {
        StringBuilder text = new StringBuilder();
        cell.accept(new AbstractVisitor() {
            @Override
            public void visit(Text word) {
                text.append(word.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }
        });
        return text.toString();
    }
}
