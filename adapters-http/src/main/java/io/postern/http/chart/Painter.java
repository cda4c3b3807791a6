package io.postern.http.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.shared.PortUnavailable;
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
 * Paints charts. A few at a time, because each takes a picture's memory and a core; others wait for their turn, and are told
 * to come back when it does not come.
 */
@Singleton
public final class Painter {

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** The chart as SVG, in UTF-8; its texts are shapes, so that it looks alike everywhere. */
    public byte[] svg(LineChart chart, LineChart.Size size) {
        return inTurn(() -> {
            SVGGraphics2D graphics = new SVGGraphics2D(document());
            graphics.setSVGCanvasSize(new Dimension(size.width(), size.height()));
            paint(chart, size, graphics);
            StringWriter text = new StringWriter();
            graphics.stream(text);
            return text.toString().getBytes(UTF_8);
        });
    }

    /** The chart as PNG. */
    public byte[] png(LineChart chart, LineChart.Size size) {
        return inTurn(() -> {
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

    private interface Painting {
        byte[] paint() throws IOException;
    }

    private byte[] inTurn(Painting painting) {
        awaitTurn();
        try {
            return painting.paint();
        } catch (IOException impossible) { // it is written to memory
            throw new UncheckedIOException(impossible);
        } finally {
            turns.release();
        }
    }

    private void awaitTurn() {
        try {
            if (turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PortUnavailable("the wait for a picture was interrupted", interrupted);
        }
        throw PortUnavailable.throttled(
                "too many pictures are being drawn", PATIENCE, new TimeoutException("no turn in time"));
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
