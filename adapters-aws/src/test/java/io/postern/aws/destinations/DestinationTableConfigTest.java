package io.postern.aws.destinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTableConfigTest {

    @Test
    void noTableIsNamedAndNoneIsMade() {
        assertThat(configOf(Map.of())).isEqualTo(new DestinationTableConfig("", "", "", false));
    }

    @Test
    void everyKeyIsRead() {
        DestinationTableConfig config = configOf(Map.of(
                "postern.destinations.dynamodb.table", "postern-destinations",
                "postern.destinations.dynamodb.region", "eu-west-3",
                "postern.destinations.dynamodb.endpoint", "http://localhost:8000",
                "postern.destinations.dynamodb.create-table", "true"));

        assertThat(config)
                .isEqualTo(
                        new DestinationTableConfig("postern-destinations", "eu-west-3", "http://localhost:8000", true));
    }

    @ParameterizedTest
    @CsvSource({"table, ab", "table, a table", "region, Europe", "endpoint, localhost:8000", "endpoint, http://["})
    void nonsenseStopsTheBootAndNamesTheKey(String key, String value) {
        assertThatThrownBy(() -> configOf(Map.of("postern.destinations.dynamodb." + key, value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postern.destinations.dynamodb." + key + ": ")
                .hasMessageContaining("(expected: ");
    }

    @Test
    void whoChoosesTheStoreNamesATable() {
        assertThatThrownBy(() -> configOf(Map.of()).chosenTable())
                .hasMessage("postern.destinations.dynamodb.table: not set (expected: the name of a table while"
                        + " postern.destinations.store is dynamodb)");
    }

    private static DestinationTableConfig configOf(Map<String, Object> properties) {
        try (ApplicationContext context = ApplicationContext.run(properties)) {
            return context.getBean(DestinationTableConfig.class);
        }
    }
}
