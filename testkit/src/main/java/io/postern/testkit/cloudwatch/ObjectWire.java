package io.postern.testkit.cloudwatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** S3's REST protocol with the bucket in the path: what is asked for stands in the URL, and XML or the object comes back. */
final class ObjectWire {

    private static final Set<String> LISTING = Set.of(
            "list-type", "prefix", "delimiter", "max-keys", "start-after", "continuation-token", "encoding-type");

    private ObjectWire() {}

    static boolean isFor(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET");
    }

    /** Nothing for what the stand-in does not know, which it refuses rather than guess. */
    static Optional<Operation> operationOf(HttpExchange exchange) {
        ObjectNode request = decode(exchange.getRequestURI());
        if (request.path("bucket").asText().isEmpty()) return Optional.empty();
        if (!request.path("key").asText().isEmpty())
            return request.size() == 2 || (request.size() == 3 && request.has("x-id"))
                    ? Optional.of(Operation.GET_OBJECT)
                    : Optional.empty();
        request.remove(List.of("bucket", "key"));
        boolean known = request.propertyStream().allMatch(member -> LISTING.contains(member.getKey()))
                && request.path("list-type").asText().equals("2");
        return known ? Optional.of(Operation.LIST_OBJECTS) : Optional.empty();
    }

    static ObjectNode decode(URI uri) {
        String path = uri.getRawPath().substring(1);
        int slash = path.indexOf('/');
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("bucket", slash < 0 ? path : path.substring(0, slash));
        request.put("key", slash < 0 ? "" : decoded(path.substring(slash + 1)));
        String query = uri.getRawQuery();
        if (query == null) return request;
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            // What stands without a value names a part of a bucket or an object.
            if (equals < 0) request.put(pair, "");
            else request.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return request;
    }

    static int status(Refused refused) {
        return switch (refused.error()) {
            case THROTTLED, UNAVAILABLE -> 503;
            case EXPIRED_TOKEN -> 400;
            case UNKNOWN_OPERATION -> 501;
            default -> refused.error().status(Service.OBJECTS);
        };
    }

    static byte[] encode(Map<String, ?> body) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        write(body, xml);
        return xml.toString().getBytes(UTF_8);
    }

    /** In S3's own codes. */
    static byte[] encode(Refused refused) {
        String code =
                switch (refused.error()) {
                    case THROTTLED -> "SlowDown";
                    case INTERNAL_FAILURE -> "InternalError";
                    case MISSING_AUTHENTICATION -> "AccessDenied";
                    case UNKNOWN_OPERATION -> "NotImplemented";
                    default -> refused.error().queryCode();
                };
        return encode(Map.of("Error", Map.of("Code", code, "Message", refused.message())));
    }

    /** As S3 writes keys: as XML, which cannot hold all of them, unless it is asked for what URLs have. */
    static String encoded(String key, ObjectNode request) {
        return request.path("encoding-type").asText().equals("url")
                ? URLEncoder.encode(key, UTF_8).replace("%2F", "/")
                : key.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\r", "&#13;");
    }

    private static void write(Map<?, ?> elements, StringBuilder xml) {
        elements.forEach((name, content) -> {
            if (content instanceof List<?> many) many.forEach(one -> write(Map.of(name, one), xml));
            else {
                xml.append('<').append(name).append('>');
                if (content instanceof Map<?, ?> inner) write(inner, xml);
                else xml.append(content);
                xml.append("</").append(name).append('>');
            }
        });
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }
}
