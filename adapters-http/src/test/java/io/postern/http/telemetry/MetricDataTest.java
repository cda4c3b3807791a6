package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.http.Answer;
import io.postern.http.Described;
import io.postern.http.Gate;
import io.postern.http.ScriptedDestination;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricDataQuery;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.Statistic;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricDataTest {

    private static final String QUERY = "{\"id\":\"m1\",\"metricStat\":{\"metric\":{\"namespace\":\"shop\","
            + "\"metricName\":\"orders\",\"dimensions\":[{\"name\":\"page\",\"value\":\"/\"}]},\"stat\":\"p99\"}}";

    private static final Gate GATE = Gate.open();
    private static final ScriptedDestination DESTINATION = GATE.bean(ScriptedDestination.class);

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void theValuesOfAQueryAreAnswered() {
        HttpResponse<String> answer = post("{\"metricDataQueries\":[" + QUERY + "]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode result = Answer.json(answer).at("/metricDataResults/0");
        assertThat(result.path("id").asText()).isEqualTo("m1");
        assertThat(result.path("statusCode").asText()).isEqualTo("Complete");
        assertThat(result.at("/timestamps/0").asText()).isEqualTo("2026-05-01T11:00:00Z");
        assertThat(result.at("/values/0").asDouble()).isEqualTo(42.5);
        assertThat(Answer.json(answer).at("/messages/0").asText()).isEqualTo("a message");
        assertThat(DESTINATION.asked())
                .isEqualTo(new MetricDataRequest(
                        List.of(new MetricDataQuery.OfSeries(
                                "m1",
                                "",
                                true,
                                new MetricDescriptor("shop", "orders", List.of(new Dimension("page", "/"))),
                                Duration.ofMinutes(1),
                                new Statistic("p99"),
                                "")),
                        Gate.NOW.minus(Duration.ofHours(1)),
                        Gate.NOW,
                        false,
                        100_800,
                        ""));
    }

    @Test
    void allThatCloudWatchTakesCanBeSaid() {
        post("{\"metricDataQueries\":[" + QUERY.replace("\"stat\":", "\"unit\":\"Count\",\"period\":300,\"stat\":")
                + ",{\"id\":\"e1\",\"expression\":\"m1*2\",\"label\":\"twice\",\"returnData\":false,\"period\":60}],"
                + "\"start\":1777629600,\"end\":\"2026-05-01T11:00:00Z\",\"scanBy\":\"TimestampDescending\","
                + "\"maxDatapoints\":7,\"nextToken\":\"t\"}");

        MetricDataRequest asked = (MetricDataRequest) DESTINATION.asked();
        assertThat(asked.queries().getLast())
                .isEqualTo(new MetricDataQuery.OfExpression("e1", "twice", false, "m1*2", Duration.ofMinutes(1)));
        assertThat(asked.queries().getFirst()).isInstanceOfSatisfying(MetricDataQuery.OfSeries.class, series -> {
            assertThat(series.unit()).isEqualTo("Count");
            assertThat(series.period()).isEqualTo(Duration.ofMinutes(5));
        });
        assertThat(asked.start()).isEqualTo(Instant.parse("2026-05-01T10:00:00Z"));
        assertThat(asked.end()).isEqualTo(Instant.parse("2026-05-01T11:00:00Z"));
        assertThat(asked.newestFirst()).isTrue();
        assertThat(asked.datapointsMax()).isEqualTo(7);
        assertThat(asked.nextToken()).isEqualTo("t");
    }

    @Test
    void theDescribedExampleIsUnderstood() {
        JsonNode example = Described.components("components.yaml")
                .at("/requestBodies/MetricDataQueries/content/application~1json/examples/a statistic and an"
                        + " expression/value");

        assertThat(post(example.toString()).statusCode()).isEqualTo(200);
    }

    @Test
    void aDestinationThatKnowsNoExpressionsSaysSo() {
        Answer.isProblem(
                post("{\"metricDataQueries\":[{\"id\":\"e1\",\"expression\":\"SEARCH('x', 'Sum')\"}]}"), 400, 240);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"metricDataQueries\":[]}",
                "{\"metricDataQueries\":{}}",
                "{\"metricDataQueries\":[{\"id\":\"m1\"}]}",
                "{\"metricDataQueries\":[{\"id\":\"M1\",\"expression\":\"x\"}]}",
                "{\"metricDataQueries\":[{\"id\":\"e\",\"expression\":\"x\"},{\"id\":\"e\",\"expression\":\"y\"}]}",
                "{\"metricDataQueries\":[{\"id\":\"e\",\"expression\":\"x\",\"period\":7}]}",
                "{\"metricDataQueries\":[{\"id\":\"e\",\"expression\":\"x\",\"perid\":60}]}",
                "{\"metricDataQueries\":[{\"id\":\"e\",\"expression\":\"x\"}],\"maxDatapoints\":0}",
                "{\"metricDataQueries\":[{\"id\":\"e\",\"expression\":\"x\"}],\"maxDatapoints\":100801}",
                "{\"metricDataQueries\":[{\"id\":\"e\",\"expression\":\"x\"}],\"end\":0}",
                "{\"metricDataQueries\":[{\"id\":\"e\",\"expression\":\"x\"}],\"scanBy\":\"Newest\"}",
                "{\"metricDataQueries\":[{\"id\":\"e\",\"expression\":\"x\"}],\"follow\":\"yes\"}",
                "{\"metricDataQueries\":[{\"id\":\"e\",\"expression\":\"x\"}],\"nextToken\":\"unreadable\"}",
                "{\"metricDataQueries\":[{\"id\":\"m\",\"metricStat\":{\"metric\":{\"namespace\":\"n\"},\"stat\":\"Sum\"}}]}",
                "{\"metricDataQueries\":[{\"id\":\"m\",\"metricStat\":{\"metric\":{\"namespace\":\"n\",\"metricName\":\"m\"},"
                    + "\"stat\":\"Mode\"}}]}"
            })
    void whatIsWrongIsAProblem(String body) {
        Answer.isProblem(post(body), 400, 210);
    }

    @Test
    void aBodyThatIsNoJsonIsAProblem() {
        Answer.isProblem(post("{"), 400, 120);
    }

    @Test
    void readingNeedsTheOperatorsKey() {
        Answer.isProblem(GATE.postJson("/api/v1/metrics/data", "{\"metricDataQueries\":[" + QUERY + "]}"), 401, 181);
    }

    private static HttpResponse<String> post(String body) {
        return GATE.operatorPosts("/api/v1/metrics/data", "application/json", body);
    }
}
