package io.postern.http.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.postern.access.model.Policy;
import io.postern.access.model.PolicyText;
import io.postern.http.body.JsonTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyReaderTest {

    @Test
    void allMembersAreRead() {
        Policy policy = read("""
            {"namespaces": ["shop", "web/*"], "metricNames": ["latency"], "logGroups": ["/shop/*"], "logStreams": [],
             "origins": ["https://*.Example.org"], "dimensions": {"App": "shop"}, "logFields": {"app": "Café"},
             "recordsPerMinute": 600, "bytesPerMinute": 1000000, "seriesPerDay": 100, "weight": 10, "tokenTtlSeconds": 300,
             "embeddedMetrics": true, "destination": "shop-eu", "reads": {"namespaces": ["shop/*"], "logGroups": ["*"]}}\
            """);

        assertThat(PolicyText.write(policy))
                .isEqualTo("n\tshop\tweb/*\nm\tlatency\ng\t/shop/*\ns\no\thttps://*.example.org\nd\tApp\tshop\n"
                        + "f\tapp\tCafé\nR\t600\nB\t1000000\nS\t100\nW\t10\nT\t300\nE\t1\nD\tshop-eu"
                        + "\nr\tshop/*\nl\t*");
    }

    @Test
    void nothingIsTheUnrestrictedPolicy() {
        assertThat(read("")).isSameAs(Policy.UNRESTRICTED);
        assertThat(read("null")).isSameAs(Policy.UNRESTRICTED);
        assertThat(read("{}")).isSameAs(Policy.UNRESTRICTED);
        assertThat(read("{\"namespaces\": [\"*\"]}")).isSameAs(Policy.UNRESTRICTED);
        assertThat(read("{\"destination\": \"default\"}")).isSameAs(Policy.UNRESTRICTED);
        assertThat(read("{\"reads\": {\"namespaces\": []}}")).isSameAs(Policy.UNRESTRICTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | policy: an array (expected: an object)",
                "{\"namespace\": []} | policy.namespace: unknown (expected: one of bytesPerMinute, destination,"
                        + " dimensions,",
                "{\"namespaces\": \"a\"} | policy.namespaces: a string (expected: an array of strings)",
                "{\"namespaces\": [1]} | policy.namespaces: a number (expected: a string)",
                "{\"namespaces\": [\"\"]} | policy.namespaces: pattern: 0 characters (expected: 1 to 512)",
                "{\"origins\": [\"app.example.org\"]} | policy.origins: app.example.org (expected: an origin with its"
                        + " scheme",
                "{\"dimensions\": {\"a\": 1}} | policy.dimensions.a: a number (expected: a string)",
                "{\"dimensions\": {\"a\": \"\"}} | policy.dimensions: value: not usable",
                "{\"seriesPerDay\": 1.5} | policy.seriesPerDay: a number (expected: a whole number, 1 or more)",
                "{\"weight\": 101} | policy.weight: a number (expected: a whole number, 1 to 100)",
                "{\"tokenTtlSeconds\": 0} | policy.tokenTtlSeconds: a number (expected: a whole number, 1 or more)",
                "{\"embeddedMetrics\": \"no\"} | policy.embeddedMetrics: a string (expected: true or false)",
                "{\"reads\": []} | policy.reads: an array (expected: an object)",
                "{\"reads\": {\"streams\": []}} | policy.reads.streams: unknown (expected: one of logGroups,"
                        + " namespaces)",
                "{\"reads\": {\"namespaces\": \"a\"}} | policy.reads.namespaces: a string (expected: an array of"
                        + " strings)",
                "{\"destination\": 1} | policy.destination: a number (expected: a string)",
                "{\"destination\": \"a b\"} | policy.destination: not usable (expected: 1 to 64 of"
            })
    void whatIsWrongIsNamed(String json, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(json)).withMessageStartingWith(message);
    }

    @Test
    void aPolicyThatFitsNoTokenIsRefused() {
        String names = "\"" + "a".repeat(500) + "\", \"" + "b".repeat(500) + "\", \"" + "c".repeat(500) + "\"";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"namespaces\": [" + names + "]}"))
                .withMessage("policy: 1507 bytes (expected: at most 1024, so that it fits an access token)");
    }

    private static Policy read(String json) {
        return PolicyReader.read(JsonTree.read(json.getBytes(UTF_8)));
    }
}
