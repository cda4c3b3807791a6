package io.postern.http.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.http.ScriptedDestination;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

final class ChartTest {

    private static final String QUERY =
            "?namespace=shop&metricName=orders&dimension=page=%3Cb%3E&statistic=Sum&statistic=p99";
    private static final Gate GATE = Gate.open();

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void aPictureInSvgIsWellFormedAndHasTheSizeAskedFor() throws Exception {
        HttpResponse<String> answer = GATE.operatorGets("/api/v1/metrics/chart.svg" + QUERY + "&width=640&height=320");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        Document svg = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        answer.body().replaceFirst("<!DOCTYPE[^>]*>", "").getBytes(UTF_8)));
        assertThat(svg.getDocumentElement().getAttribute("width")).isEqualTo("640");
        assertThat(svg.getDocumentElement().getAttribute("height")).isEqualTo("320");
        assertThat(svg.getElementsByTagName("path").getLength()).isPositive();
        assertThat(answer.body()).doesNotContain("<script", "<b>");
    }

    @Test
    void aPictureInPngHasTheSizeAskedFor() throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        GATE.request("/api/v1/metrics/chart.png" + QUERY + "&width=640&height=320")
                                .header("x-api-key", Gate.OPERATOR_KEY)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(image.getHeight()).isEqualTo(320);
    }

    @Test
    void aSeriesWithoutDataIsAnEmptyPicture() {
        assertThat(GATE.operatorGets("/api/v1/metrics/chart.svg?namespace=shop&metricName=orders&statistic=Maximum")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theTableHasAColumnForEachStatistic() {
        HttpResponse<String> answer = GATE.operatorGets("/api/v1/metrics/chart.csv" + QUERY);

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(answer.body()).isEqualTo("timestamp,unit,Sum,p99\r\n2026-05-01T11:00:00Z,Count,42.5,\r\n");
    }

    @Test
    void whatIsDrawnIsToldInJson() {
        HttpResponse<String> answer = GATE.operatorGets("/api/v1/metrics/chart.json?namespace=shop&metricName=orders");

        assertThat(Answer.json(answer).at("/datapoints/0/values/Sum").asDouble())
                .isEqualTo(42.5);
        assertThat(((StatisticsQuery) GATE.bean(ScriptedDestination.class).asked()).statistics())
                .containsExactly(new Statistic("Average"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "svg?namespace=n",
                "svg?namespace=n&metricName=m&width=199",
                "svg?namespace=n&metricName=m&width=2001",
                "png?namespace=n&metricName=m&height=149",
                "png?namespace=n&metricName=m&height=x",
                "png?namespace=n&metricName=m&start=0&end=4102444800&period=2880000",
                "csv?namespace=n&metricName=m&period=7",
                "json?namespace=n&metricName=m&statistic=Mode"
            })
    void aBadQueryIsAProblem(String query) {
        Answer.isProblem(GATE.operatorGets("/api/v1/metrics/chart." + query), 400, 180);
    }

    @Test
    void anotherFormIsNowhere() {
        Answer.isProblem(GATE.operatorGets("/api/v1/metrics/chart.gif" + QUERY), 404, 191);
    }

    @Test
    void drawingNeedsTheOperatorsKey() {
        Answer.isProblem(GATE.get("/api/v1/metrics/chart.svg" + QUERY), 401, 181);
    }
}
