package io.postern.http.metering;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.postern.http.problem.Rejection;
import io.postern.metering.model.CleanText;
import io.postern.metering.model.MeterEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a Firehose stream says of all that it delivers: {@code {"commonAttributes": {"name": "value"}}}. */
final class CommonAttributes {

    static final String HEADER = "X-Amz-Firehose-Common-Attributes";

    /** Source: HttpEndpointRequestConfiguration in the API reference of Firehose. */
    static final int ATTRIBUTES_MAX = 50;

    private CommonAttributes() {}

    /**
     * Them as labels. A name that cannot be one is left out.
     *
     * @throws LinesBroken when the header is not what Firehose writes
     */
    static Map<String, String> read(@Nullable String header) {
        Map<String, String> labels = new HashMap<>();
        if (header == null || header.isBlank()) return labels;
        try (JsonParser parser = Streams.JSON.createParser(header)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw broken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (name.equals("commonAttributes") && value == JsonToken.START_OBJECT) read(parser, labels);
                else if (value.isStructStart()) parser.skipChildren();
            }
            return labels;
        } catch (IOException | IllegalStateException _) {
            throw broken();
        }
    }

    private static void read(JsonParser parser, Map<String, String> labels) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (value.isStructStart()) parser.skipChildren();
            else if (name.length() <= MeterEvent.TEXT_MAX && usable(name) && labels.size() < ATTRIBUTES_MAX)
                labels.put(name, CleanText.of(parser.getText(), MeterEvent.TEXT_MAX));
        }
    }

    private static boolean usable(String name) {
        return !name.isBlank()
                && name.indexOf('=') < 0
                && CleanText.of(name, name.length()).equals(name);
    }

    private static LinesBroken broken() {
        return new LinesBroken(Rejection.ofFirehose(HEADER + ": not what Firehose writes"));
    }
}
