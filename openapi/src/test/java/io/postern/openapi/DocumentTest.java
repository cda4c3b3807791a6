package io.postern.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.tags.Tag;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed document is the one that the code makes, and nothing is wrong with it. */
class DocumentTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    @Test
    void theCommittedDocumentIsTheGeneratedOne() throws IOException {
        assertThat(Files.readString(COMMITTED))
                .as("openapi/openapi.yaml; after a change of the API:"
                        + " cp app/target/classes/openapi/openapi.yaml openapi/openapi.yaml")
                .isEqualTo(generated());
    }

    @Test
    void theParserFindsNoFault() {
        assertThat(parsed().getMessages()).isEmpty();
    }

    @Test
    void operationsHaveIdsOfTheirOwn() {
        assertThat(operations()).hasSizeGreaterThan(5);
        assertThat(operations())
                .extracting(Operation::getOperationId)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void operationsSayWhatTheyDoAndWhereTheyBelong() {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.getSummary())
                    .as("summary of %s", operation.getOperationId())
                    .isNotBlank();
            assertThat(operation.getTags())
                    .as("tags of %s", operation.getOperationId())
                    .isNotEmpty();
        });
    }

    @Test
    void operationsHaveAnAnswerForSuccessAndOneForRefusal() {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.getResponses().keySet())
                    .as("answers of %s", operation.getOperationId())
                    .anyMatch(status -> status.startsWith("2"))
                    .anyMatch(status -> status.startsWith("4"));
        });
    }

    @Test
    void operationsBelongWhereTheDocumentHasAPlace() {
        Stream<String> tags = operations().stream().flatMap(operation -> operation.getTags().stream());
        Stream<String> places = document().getTags().stream().map(Tag::getName);

        assertThat(tags.distinct()).containsExactlyInAnyOrderElementsOf(places.toList());
    }

    @Test
    void operationsSayWhoMayCallThem() {
        assertThat(operations()).allSatisfy(operation -> assertThat(operation.getSecurity())
                .as("security of %s", operation.getOperationId())
                .isNotEmpty());
    }

    private static List<Operation> operations() {
        return document().getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
    }

    private static OpenAPI document() {
        return Objects.requireNonNull(parsed().getOpenAPI());
    }

    private static SwaggerParseResult parsed() {
        ParseOptions strict = new ParseOptions();
        strict.setResolveFully(true);
        return new OpenAPIV3Parser()
                .readLocation(COMMITTED.toAbsolutePath().toUri().toString(), null, strict);
    }

    private static String generated() throws IOException {
        try (InputStream document =
                Objects.requireNonNull(DocumentTest.class.getResourceAsStream("/openapi/openapi.yaml"))) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
