package io.postern.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);

    @ParameterizedTest
    @EnumSource
    void carriesTheTokenAndAsManyRecordsAsItSays(Workload workload) throws Exception {
        for (String body : workload.bodies("t0k", NOW)) {
            JsonNode json = new ObjectMapper().readTree(body);
            JsonNode records =
                    workload.path().equals("/metric") ? json.at("/params/MetricData") : json.at("/logEvents");

            assertThat(json.at("/accessToken").asText()).isEqualTo("t0k");
            assertThat(records).hasSize(workload.recordsPerRequest());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_DATUM", "DATUMS_100"})
    void spreadsMetricsEvenlyOverAHundredSeries(Workload workload) throws Exception {
        Set<String> pages = new HashSet<>();
        for (String body : workload.bodies("t0k", NOW)) {
            for (JsonNode datum : new ObjectMapper().readTree(body).at("/params/MetricData")) {
                pages.add(datum.at("/Dimensions/0/Value").asText());
            }
        }

        assertThat(pages).hasSize(100).contains("page-00", "page-99");
    }

    @Test
    void isTheSameInEveryRun() {
        List<String> bodies = Workload.ONE_DATUM.bodies("t0k", NOW);

        assertThat(Workload.ONE_DATUM.bodies("t0k", NOW)).isEqualTo(bodies);
        assertThat(bodies.getFirst()).contains("page-00", "\"Value\":923");
    }

    @Test
    void logBodiesAreCountedAsTheSinkCountsThem() throws Exception {
        List<String> bodies = Workload.EVENTS_100.bodies("t0k", NOW);

        RecordCount count = RecordCount.ofLogEvents(
                new ByteArrayInputStream(bodies.getFirst().getBytes(UTF_8)));
        assertThat(count).isEqualTo(new RecordCount(100, 100));
    }
}
