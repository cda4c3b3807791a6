package io.postern.aws.destinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.destinations.model.DestinationName;
import io.postern.shared.PortUnavailable;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an operator hears of the table. */
final class DestinationTableTest {

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AfterEach
    void reset() {
        AWS.reset();
    }

    @Test
    void aTableThatIsMissingIsToldAndNotMade() {
        try (DynamoAdapters adapters = chosen(Map.of())) {
            assertThatThrownBy(() -> adapters.store().list())
                    .isInstanceOf(PortUnavailable.class)
                    .hasMessage("DynamoDB cannot list destinations: there is no table postern-destinations (make it,"
                            + " with the text \"name\" as its key, or set"
                            + " postern.destinations.dynamodb.create-table)");
            assertThat(AWS.calls(Operation.CREATE_TABLE)).isZero();
        }
    }

    @Test
    void aTableThatIsMissingIsMadeWhenItMayBe() {
        try (DynamoAdapters adapters = chosen(Map.of("postern.destinations.dynamodb.create-table", "true"))) {
            assertThat(adapters.store().list()).isEmpty();
            assertThat(adapters.store().find(new DestinationName("nobody"))).isEmpty();
            assertThat(AWS.calls(Operation.CREATE_TABLE)).isEqualTo(1);
        }
    }

    @Test
    void whatIsDeniedIsToldInTheWordsOfAws() {
        AWS.misbehave(new Fault.DenyAccess())
                .on(Operation.SCAN, Operation.CREATE_TABLE)
                .always();
        try (DynamoAdapters adapters = chosen(Map.of("postern.destinations.dynamodb.create-table", "true"))) {
            assertThatThrownBy(() -> adapters.store().list())
                    .hasMessageStartingWith("DynamoDB cannot list destinations: AWS denies access: ")
                    .hasMessageContaining("not authorized to perform: dynamodb:Scan");
            assertThatThrownBy(() -> adapters.store().find(new DestinationName("nobody")))
                    .hasMessageContaining("not authorized to perform: dynamodb:CreateTable");
        }
    }

    @Test
    void theTableHasARegionAndAnEndpointOfItsOwn() {
        try (DynamoAdapters adapters = chosen(Map.of(
                "postern.aws.endpoint", "http://127.0.0.1:1",
                "postern.destinations.dynamodb.endpoint", AWS.endpoint().toString(),
                "postern.destinations.dynamodb.region", "eu-west-3",
                "postern.destinations.dynamodb.create-table", "true"))) {
            assertThat(adapters.store().list()).isEmpty();
            assertThat(adapters.client().serviceClientConfiguration().region().id())
                    .isEqualTo("eu-west-3");
        }
    }

    private static DynamoAdapters chosen(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("postern.destinations.dynamodb.table", "postern-destinations");
        return DynamoAdapters.of(AWS.endpoint(), all);
    }
}
