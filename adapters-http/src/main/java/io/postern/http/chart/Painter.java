package io.postern.http.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.shared.PortUnavailable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.w3c.dom.Document;

/**
 * Paints charts. A few at a time, because each takes a picture's memory and a core, and fewer of them for clients, so that
 * operators find a turn; others wait for theirs, and are told to come back when it does not come.
 */
@Singleton
public final class Painter {

    /** Whom a chart is for. */
    public enum Viewer {
        OPERATOR,
        CLIENT
    }

    private static final int AT_ONCE = 2;
    private static final int FOR_CLIENTS_AT_ONCE = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Semaphore turnsForClients = new Semaphore(FOR_CLIENTS_AT_ONCE, true);
    private final Duration patience;

    @Inject
    Painter() {
        this(PATIENCE);
    }

    Painter(Duration patience) {
        this.patience = patience;
    }

    /** The chart as SVG, in UTF-8; its texts are shapes, so that it looks alike everywhere. */
    public byte[] svg(LineChart chart, LineChart.Size size, Viewer viewer) {
        return inTurn(viewer, () -> {
            SVGGraphics2D graphics = new SVGGraphics2D(document());
            graphics.setSVGCanvasSize(new Dimension(size.width(), size.height()));
            paint(chart, size, graphics);
            StringWriter text = new StringWriter();
            graphics.stream(text);
            return text.toString().getBytes(UTF_8);
        });
    }

    /** The chart as PNG. */
    public byte[] png(LineChart chart, LineChart.Size size, Viewer viewer) {
        return inTurn(viewer, () -> {
            BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            try {
                paint(chart, size, graphics);
            } finally {
                graphics.dispose();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        });
    }

    @FunctionalInterface
    interface Painting {
        byte[] paint() throws IOException;
    }

    byte[] inTurn(Viewer viewer, Painting painting) {
        return switch (viewer) {
            case OPERATOR -> inTurn(turns, painting);
            // First among clients: who waits there is not in the way of an operator.
            case CLIENT -> inTurn(turnsForClients, () -> inTurn(turns, painting));
        };
    }

    private byte[] inTurn(Semaphore turn, Painting painting) {
        await(turn);
        try {
            return painting.paint();
        } catch (IOException impossible) { // it is written to memory
            throw new UncheckedIOException(impossible);
        } finally {
            turn.release();
        }
    }

    private void await(Semaphore turn) {
        try {
            if (turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PortUnavailable("the wait for a picture was interrupted", interrupted);
        }
        throw PortUnavailable.throttled(
                "too many pictures are being drawn", patience, new TimeoutException("no turn in time"));
    }

    private static void paint(LineChart lines, LineChart.Size size, Graphics2D graphics) {
        XYChart chart = new XYChartBuilder()
                .width(size.width())
                .height(size.height())
                .title(lines.title())
                .build();
        boolean days = Duration.between(lines.start(), lines.end()).compareTo(ONE_DAY) > 0;
        chart.getStyler()
                .setXAxisMin((double) lines.start().toEpochMilli())
                .setXAxisMax((double) lines.end().toEpochMilli())
                .setMarkerSize(3);
        chart.getStyler().setTimezone(TimeZone.getTimeZone("UTC"));
        chart.getStyler()
                .setLocale(Locale.ROOT)
                .setDatePattern(days ? "MM-dd HH:mm" : "HH:mm")
                .setChartBackgroundColor(Color.WHITE)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal);
        for (LineChart.Line line : lines.lines())
            if (!line.values().isEmpty())
                chart.addSeries(
                        line.name(), line.times().stream().map(Date::from).toList(), line.values());
        chart.paint(graphics, size.width(), size.height());
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException impossible) { // nothing is configured
            throw new IllegalStateException(impossible);
        }
    }
}
