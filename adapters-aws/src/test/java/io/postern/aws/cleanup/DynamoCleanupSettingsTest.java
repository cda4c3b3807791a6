package io.postern.aws.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.model.ResourceSetting;
import io.postern.cleanup.model.Settings;
import io.postern.cleanup.port.CleanupSettings;
import io.postern.testkit.Unique;
import io.postern.testkit.cleanup.CleanupSettingsContract;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoCleanupSettingsTest implements CleanupSettingsContract {

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final CleanupAdapters ONE = CleanupAdapters.of(AWS.endpoint());

    @AutoClose
    private static final CleanupAdapters OTHER = CleanupAdapters.of(AWS.endpoint());

    private final String table = Unique.name("settings");

    @BeforeEach
    void create() {
        ONE.create(table, "key");
    }

    @AfterEach
    void reset() {
        AWS.reset();
    }

    @Override
    public CleanupSettings settings() {
        return ONE.settings(table);
    }

    @Override
    public CleanupSettings replica() {
        return OTHER.settings(table);
    }

    /** As the original's cleanup puts them, from its file. */
    @Test
    void whatTheOriginalWritesIsRead() {
        put("version", AttributeValue.fromN("11"));
        put("general", map("dry_run", AttributeValue.fromBool(false)));
        put(
                "services",
                map(
                        "ec2",
                        AttributeValue.fromM(Map.of(
                                "address",
                                AttributeValue.fromM(Map.of(
                                        "clean",
                                        AttributeValue.fromBool(true),
                                        "id",
                                        AttributeValue.fromS("Allocation ID"))),
                                "image",
                                AttributeValue.fromM(Map.of(
                                        "clean", AttributeValue.fromBool(false),
                                        "id", AttributeValue.fromS("Image ID"),
                                        "ttl", AttributeValue.fromN("7")))))));
        put("regions", map("eu-west-3", map("clean", AttributeValue.fromBool(true))));

        assertThat(settings().find())
                .contains(new Settings(
                        11,
                        false,
                        Map.of(
                                "ec2",
                                Map.of(
                                        "address", new ResourceSetting(true, ResourceSetting.NO_TTL, "Allocation ID"),
                                        "image", new ResourceSetting(false, 7, "Image ID"))),
                        Map.of("eu-west-3", true)));
    }

    @Test
    void whatIsKeptHasTheFormsOfTheOriginal() {
        settings().seed(SOME);

        assertThat(part("version")).isEqualTo(AttributeValue.fromN("11"));
        assertThat(part("general")).isEqualTo(map("dry_run", AttributeValue.fromBool(true)));
        assertThat(part("services").m().get("s3"))
                .isEqualTo(map(
                        "bucket",
                        AttributeValue.fromM(Map.of(
                                "clean", AttributeValue.fromBool(true),
                                "id", AttributeValue.fromS("Bucket Name \u00e9"),
                                "ttl", AttributeValue.fromN("30")))));
        assertThat(part("services").m().get("ec2"))
                .extracting(AttributeValue::m)
                .extracting(resources -> resources.get("address"))
                .isEqualTo(AttributeValue.fromM(
                        Map.of("clean", AttributeValue.fromBool(false), "id", AttributeValue.fromS(""))));
        assertThat(part("regions").m().get("cn-north-1")).isEqualTo(map("clean", AttributeValue.fromBool(false)));
        assertThat(AWS.items(table)).hasSize(4);
    }

    @Test
    void onePartThatIsThereKeepsAllOthersOut() {
        put("version", AttributeValue.fromN("1"));

        assertThat(settings().seed(SOME)).isFalse();
        assertThat(settings().find()).contains(new Settings(1, true, Map.of(), Map.of()));
    }

    @Test
    void nonsenseCountsAsNotSet() {
        put("general", AttributeValue.fromS("x"));
        put("version", AttributeValue.fromN("1E300"));
        put("services", map("s3", map("bucket", map("ttl", AttributeValue.fromN("-3")))));

        assertThat(settings().find())
                .contains(new Settings(
                        -1,
                        true,
                        Map.of("s3", Map.of("bucket", new ResourceSetting(false, ResourceSetting.NO_TTL, ""))),
                        Map.of()));
    }

    private AttributeValue part(String key) {
        Map<String, AttributeValue> item = ONE.client()
                .getItem(request -> request.tableName(table)
                        .key(Map.of("key", AttributeValue.fromS(key)))
                        .consistentRead(true))
                .item();
        return Objects.requireNonNull(item.get("value"));
    }

    private void put(String key, AttributeValue value) {
        ONE.client().putItem(request -> request.tableName(table)
                .item(Map.of("key", AttributeValue.fromS(key), "value", value)));
    }

    private static AttributeValue map(String name, AttributeValue value) {
        return AttributeValue.fromM(Map.of(name, value));
    }
}
