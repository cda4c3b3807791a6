package io.postern.testkit.metering;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Of Revenium's metering API, as its Lambda function for API Gateway uses it: one object of known members, numbers as
 * numbers.
 *
 * @param key the only one that it knows
 */
public record ReveniumRules(String key) implements SinkRules {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> TEXTS = Set.of("method", "url", "application", "remoteHost", "source");
    private static final Set<String> NUMBERS = Set.of("responseCode", "backendLatency", "responseMessageSize");

    @Override
    public String path() {
        return "/meter/v1/api/meter";
    }

    @Override
    public int success() {
        return 201;
    }

    @Override
    public List<JsonNode> read(Headers headers, byte[] body) {
        if (!key.equals(headers.getFirst("x-api-key"))) throw new Broken(401, "no such key");
        if (!"application/json".equals(headers.getFirst("content-type"))) throw new Broken(415, "application/json");
        JsonNode event = parsed(body);
        if (!event.isObject()) throw new Broken(400, "one object");
        event.properties().forEach(member -> {
            boolean known = (TEXTS.contains(member.getKey())
                            && member.getValue().isTextual())
                    || (NUMBERS.contains(member.getKey()) && member.getValue().isIntegralNumber());
            if (!known) throw new Broken(400, "member " + member.getKey());
        });
        if (!event.path("source").asText().equals("AWS")) throw new Broken(400, "source");
        if (event.path("url").asText().equals(SinkStandIn.POISON)) throw new Broken(400, "poison");
        return List.of(event);
    }

    static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new Broken(400, "JSON");
        }
    }
}
