package io.postern.http.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.model.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON text, once, into a tree. Bounded in depth here and in size by the body that it comes from. */
public final class JsonTree {

    /** Deepest nesting; a submission needs six levels. */
    static final int DEPTH_MAX = 32;

    /**
     * Most tokens (values, names and brackets); 1,000 datums with 30 dimensions and 150 values each need half a million.
     * A tree takes some 30 times the memory of its text when all of its values are small, before any token is checked.
     */
    static final int TOKENS_MAX = 600_000;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            // Interned names would let senders fill a table of the whole JVM.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // NaN is not JSON, but it is what careless senders write: it becomes a refusal that names the record.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxTokenCount(TOKENS_MAX)
                    .build())
            .build();

    private JsonTree() {}

    /** The tree of a text that is no request's body; empty when it is not JSON or beyond a bound. */
    public static Optional<Node> read(String text) {
        try {
            return Optional.of(read(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Unreadable _) {
            return Optional.empty();
        }
    }

    /**
     * The tree of one JSON text; of an empty body, nothing.
     *
     * @throws Unreadable when it is not JSON, not UTF-8, or beyond a bound
     */
    public static Node read(byte[] bytes) {
        if (!utf8(bytes))
            throw unreadable(Reason.BODY_NOT_UTF8, "The body is not valid UTF-8 (expected: UTF-8, not cut short).");
        try (JsonParser parser = JSON.createParser(bytes)) {
            JsonToken first = parser.nextToken();
            if (first == null) return Node.Absent.NOTHING;
            Node root = value(parser, first);
            if (parser.nextToken() != null) throw notJson();
            return root;
        } catch (IOException | IllegalStateException _) {
            // IllegalStateException is how Jackson answers member names that were built to collide.
            throw notJson();
        }
    }

    private static Node value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> new Node.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Numeral(parser.getText());
            case VALUE_TRUE -> new Node.Flag(true);
            case VALUE_FALSE -> new Node.Flag(false);
            case VALUE_NULL -> Node.Absent.NOTHING;
            default -> throw notJson();
        };
    }

    private static Node members(JsonParser parser) throws IOException {
        Map<String, Node> values = new HashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName())
            values.put(name, value(parser, parser.nextToken()));
        return new Node.Members(values);
    }

    private static Node items(JsonParser parser) throws IOException {
        List<Node> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken())
            values.add(value(parser, token));
        return new Node.Items(values);
    }

    /** Jackson lets some broken UTF-8 pass and calls the rest a syntax error, so we look before it does. */
    private static boolean utf8(byte[] bytes) {
        // By a zero here it tells UTF-16 and UTF-32, and would read them. JSON in UTF-8 has none.
        for (int i = 0; i < Math.min(4, bytes.length); i++) if (bytes[i] == 0) return false;
        int or = 0;
        for (byte b : bytes) or |= b;
        if (or >= 0) return true;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static Unreadable notJson() {
        return unreadable(
                Reason.BODY_NOT_JSON,
                "The body is not valid JSON (expected: one JSON object, at most " + DEPTH_MAX + " levels deep and "
                        + TOKENS_MAX + " tokens long).");
    }

    private static Unreadable unreadable(Reason reason, String message) {
        return new Unreadable(Rejection.ofBody(reason, message));
    }
}
