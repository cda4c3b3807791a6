package io.postern.testkit.cloudwatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.testkit.cloudwatch.Answer.Accepted;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.net.URLDecoder;
import java.util.Map;

/** AWS's Query protocol, which STS speaks: a form comes in, XML goes out. */
final class QueryWire {

    static final String FORM = "application/x-www-form-urlencoded";

    private QueryWire() {}

    static ObjectNode decode(byte[] body) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (String pair : new String(body, UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                members.put(text(pair.substring(0, equals)), text(pair.substring(equals + 1)));
            }
        }
        return members;
    }

    static byte[] encode(Answer answer) {
        StringBuilder xml = new StringBuilder();
        switch (answer) {
            case Accepted(Map<String, ?> body) -> write(body, xml);
            case Refused(AwsError error, String message, Map<String, ?> _) ->
                write(
                        Map.of("ErrorResponse", Map.of("Error", Map.of("Code", error.queryCode(), "Message", message))),
                        xml);
            case Answer.Content _, Answer.Half _ ->
                throw new IllegalArgumentException("answer: of S3 (expected: one of STS)");
        }
        return xml.toString().getBytes(UTF_8);
    }

    private static void write(Map<?, ?> elements, StringBuilder xml) {
        elements.forEach((name, content) -> {
            xml.append('<').append(name).append('>');
            if (content instanceof Map<?, ?> inner) write(inner, xml);
            else xml.append(escaped(String.valueOf(content)));
            xml.append("</").append(name).append('>');
        });
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String text(String encoded) {
        return URLDecoder.decode(encoded, UTF_8);
    }
}
