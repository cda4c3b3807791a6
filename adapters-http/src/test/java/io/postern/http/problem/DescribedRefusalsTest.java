package io.postern.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.postern.http.Described;
import io.postern.http.Endpoint;
import io.postern.telemetry.model.Reason;
import io.postern.telemetry.model.Refusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The refusals in the API's description are those that the server writes, word by word. */
final class DescribedRefusalsTest {

    private static final JsonNode DESCRIBED = Described.components("refusals.yaml");
    private static final Set<Failure> IN_OTHER_WORDS =
            Set.of(Failure.QUERY_INVALID, Failure.CONTENT_INVALID, Failure.DASHBOARD_INVALID);
    private static final String EXAMPLES = "#/components/examples/";

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("envelopes")
    void anEnvelopeIsTheServersOwn(String answer, String name, JsonNode example) throws IOException {
        assertThat(written(Envelope.of(rejection(name, example.path("error"), "message"))))
                .isEqualTo(example);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("problems")
    void aProblemIsTheServersOwn(String answer, String name, JsonNode example) throws IOException {
        Rejection rejection = rejection(name, example, "detail");

        assertThat(written(Problem.of(rejection, StatusOf.rejection(rejection))))
                .isEqualTo(example);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refusalsOfFirehose")
    void aRefusalOfFirehoseIsTheServersOwn(String answer, String name, JsonNode example) throws IOException {
        HttpRequest<?> request = HttpRequest.POST(Endpoint.FIREHOSE_PATH, "")
                .header(FirehoseEnvelope.HEADER, example.path("requestId").asText());
        Rejection rejection = rejection(name, example, "errorMessage");

        assertThat(written(FirehoseEnvelope.of(
                        rejection, request, example.path("timestamp").asLong())))
                .isEqualTo(example);
    }

    static Stream<Arguments> envelopes() {
        return examples("application/json").filter(one -> !ofFirehose(one));
    }

    static Stream<Arguments> refusalsOfFirehose() {
        return examples("application/json").filter(DescribedRefusalsTest::ofFirehose);
    }

    private static boolean ofFirehose(Arguments one) {
        return one.get()[0].toString().startsWith("Firehose");
    }

    static Stream<Arguments> problems() {
        return examples("application/problem+json");
    }

    private static Stream<Arguments> examples(String mediaType) {
        return DESCRIBED.path("responses").properties().stream()
                .flatMap(answer ->
                        answer.getValue().path("content").path(mediaType).path("examples").properties().stream()
                                .map(example ->
                                        Arguments.of(answer.getKey(), example.getKey(), value(example.getValue()))));
    }

    private static JsonNode value(JsonNode example) {
        String reference = example.path("$ref").asText();
        if (reference.isEmpty()) return example.path("value");
        return DESCRIBED
                .path("examples")
                .path(reference.substring(EXAMPLES.length()))
                .path("value");
    }

    /** The rejection of that name; its words are the example's only where each case has its own. */
    private static Rejection rejection(String name, JsonNode example, String words) {
        Optional<Failure> failure = Arrays.stream(Failure.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
        if (failure.isEmpty()) return ofReason(Reason.valueOf(name.toUpperCase(Locale.ROOT)), example);
        if (!IN_OTHER_WORDS.contains(failure.get())) return Rejection.of(failure.get());
        return new Rejection.Plain(failure.get(), example.path(words).asText());
    }

    private static Rejection ofReason(Reason reason, JsonNode example) {
        JsonNode record = example.path("records").path(0);
        if (record.isMissingNode())
            return Rejection.ofBody(reason, example.path("message").asText());
        return new Rejection.OfRecords(List.of(new Refusal(
                reason,
                record.path("index").asInt(),
                record.path("field").asText(),
                record.path("message").asText())));
    }

    private static JsonNode written(byte[] json) throws IOException {
        return new ObjectMapper().readTree(json);
    }
}
