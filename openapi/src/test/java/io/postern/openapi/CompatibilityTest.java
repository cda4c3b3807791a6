package io.postern.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What callers of the last release rely on still holds, unless the version says that it may not. */
class CompatibilityTest {

    private static final String BEFORE = """
        openapi: 3.0.1
        info: {title: A gate, version: 0.1.0}
        paths:
          /orders:
            get:
              operationId: listOrders
              parameters:
              - {name: limit, in: query, schema: {type: integer, maximum: 100}}
              responses:
                "200":
                  description: Some.
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [orders]
                        properties:
                          orders: {type: array, items: {type: string}}
          /orders/{id}:
            delete:
              operationId: cancelOrder
              parameters:
              - {name: id, in: path, required: true, schema: {type: string}}
              responses:
                "204": {description: It is.}
        """;

    private final Released released = new Released(Version.of("0.1.0"), BEFORE);

    @Test
    void theDocumentBreaksNothingThatTheLastReleasePromised() throws IOException {
        assertThat(Released.last().brokenBy(Files.readString(Path.of("openapi.yaml"))))
                .as("breaks callers of the last release; see openapi/README.md, \"Compatibility\"")
                .isEmpty();
    }

    @Test
    void aDocumentBreaksNothingInItself() {
        assertThat(released.brokenBy(BEFORE)).isEmpty();
    }

    @Test
    void aParameterThatNobodyNeedsBreaksNothing() {
        assertThat(released.brokenBy(BEFORE.replace(
                        "parameters:\n      - {name: limit",
                        "parameters:\n      - {name: after, in: query, schema: {type: string}}\n      - {name: limit")))
                .isEmpty();
    }

    @Test
    void aMemberMoreInAnAnswerBreaksNothing() {
        assertThat(released.brokenBy(BEFORE.replace(
                        "orders: {type: array, items: {type: string}}",
                        "orders: {type: array, items: {type: string}}\n                  next: {type: string}")))
                .isEmpty();
    }

    @Test
    void anOperationThatIsGoneBreaks() {
        assertThat(released.brokenBy(BEFORE.substring(0, BEFORE.indexOf("  /orders/{id}:"))))
                .contains("/orders/{id}");
    }

    @Test
    void aParameterThatIsDemandedBreaks() {
        assertThat(released.brokenBy(BEFORE.replace("in: query, schema", "in: query, required: true, schema")))
                .contains("limit");
    }

    @Test
    void aMemberThatAnAnswerNoLongerPromisesBreaks() {
        assertThat(released.brokenBy(BEFORE.replace("required: [orders]", "required: []")))
                .contains("/orders");
    }

    @Test
    void anotherTypeBreaks() {
        assertThat(released.brokenBy(BEFORE.replace("items: {type: string}", "items: {type: integer}")))
                .contains("/orders");
    }

    @Test
    void aHigherMinorVersionMayBreakBeforeTheFirstMajorOne() {
        String shorter = BEFORE.substring(0, BEFORE.indexOf("  /orders/{id}:"));

        assertThat(released.brokenBy(shorter.replace("version: 0.1.0", "version: 0.1.7")))
                .isNotEmpty();
        assertThat(released.brokenBy(shorter.replace("version: 0.1.0", "version: 0.2.0")))
                .isEmpty();
    }
}
