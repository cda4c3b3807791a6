package io.postern.http.cleanup;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.postern.http.body.Bodies;
import io.postern.http.body.Body;
import io.postern.http.body.Node;
import io.postern.http.problem.CleanupEnvelope;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the fields of a call, from its body as the API's description says, or from its query as the page sends them. */
@Singleton
final class FieldReader {

    /** Most characters of all fields that an answer repeats; more are refused anyway, and nobody needs to see them. */
    private static final int REPEATED_CHARACTERS_MAX = 8_192;

    private final Bodies bodies;

    FieldReader(Bodies bodies) {
        this.bodies = bodies;
    }

    /** The fields of those names, and remembers them for the answer. */
    Asking read(HttpRequest<?> request, List<String> names) {
        if (!hasBody(request)) return asked(request, names, Node.Absent.NOTHING);
        try (Body body = bodies.read(request)) {
            return switch (body) {
                case Body.Refused refused -> new Asking.Refused(refused.rejection());
                case Body.Read read -> asked(request, names, read.root());
            };
        }
    }

    private static Asking asked(HttpRequest<?> request, List<String> names, Node body) {
        String query = request.getUri().getRawQuery();
        Map<String, String> parameters = query == null ? Map.of() : QueryText.parameters(query);
        Map<String, Node> fields = new LinkedHashMap<>();
        int characters = 0;
        for (String name : names) {
            Node value = body instanceof Node.Members members ? members.get(name) : Node.Absent.NOTHING;
            String parameter = parameters.get(name);
            if (value.absent() && parameter != null) value = new Node.Text(parameter);
            if (!value.absent()) fields.put(name, value);
            characters += length(value);
        }
        Asking.Asked asked = new Asking.Asked(fields);
        if (characters <= REPEATED_CHARACTERS_MAX) CleanupEnvelope.remember(request, asked::write);
        return asked;
    }

    private static int length(Node value) {
        return switch (value) {
            case Node.Text(String text) -> text.length();
            case Node.Numeral(String text) -> text.length();
            case Node.Flag _, Node.Members _, Node.Items _, Node.Absent _ -> 0;
        };
    }

    private static boolean hasBody(HttpRequest<?> request) {
        return request.getContentLength() > 0 || request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
