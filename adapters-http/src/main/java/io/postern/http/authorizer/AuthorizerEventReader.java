package io.postern.http.authorizer;

import io.postern.http.body.Node;
import io.postern.metering.model.AuthorizerEvent;
import io.postern.metering.model.InvokedRoute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the events of API Gateway: TOKEN and REQUEST of REST APIs, and of HTTP APIs the payload formats 1.0 and 2.0. Members
 * that are not needed are passed over; what is needed must be what AWS documents.
 */
final class AuthorizerEventReader {

    /** Most headers, parameters, variables, or texts of a context; API Gateway takes 10 KB of headers. */
    private static final int NAMES_MAX = 512;

    private static final int CONTEXT_DEPTH_MAX = 6;

    private AuthorizerEventReader() {}

    /** @throws IllegalArgumentException when it is no such event; its message can be shown */
    static AuthorizerQuestion read(Node body) {
        Node.Members event = members("body", body);
        boolean second = textOr(event, "version", "1.0").equals("2.0");
        InvokedRoute route = route(event, second ? "routeArn" : "methodArn");
        return switch (text(event, "type")) {
            case "TOKEN" ->
                new AuthorizerQuestion(
                        new AuthorizerEvent.OfToken(route, textOr(event, "authorizationToken", "")), false);
            case "REQUEST" -> new AuthorizerQuestion(request(event, route), second);
            default -> throw new IllegalArgumentException("type: unknown (expected: REQUEST or TOKEN)");
        };
    }

    private static InvokedRoute route(Node.Members event, String name) {
        return InvokedRoute.parse(text(event, name))
                .orElseThrow(() -> new IllegalArgumentException(name
                        + ": not usable (expected: arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH, at most "
                        + InvokedRoute.ARN_CHARACTERS_MAX + " characters)"));
    }

    private static AuthorizerEvent request(Node.Members event, InvokedRoute route) {
        Map<String, String> context = new HashMap<>();
        flatten("", event.get("requestContext"), context, 0);
        return new AuthorizerEvent.OfRequest(
                route,
                values(event, "headers", "multiValueHeaders"),
                values(event, "queryStringParameters", "multiValueQueryStringParameters"),
                texts(event, "stageVariables"),
                context);
    }

    /**
     * All values of each name. Where both members are there and do not agree, both count: whoever reads one value then finds
     * that there are several.
     */
    private static Map<String, List<String>> values(Node.Members event, String single, String multiple) {
        Map<String, List<String>> values = new HashMap<>();
        Map<String, Node> several = optional(event, multiple);
        several.forEach((name, node) -> {
            if (!(node instanceof Node.Items(List<Node> items))) throw wrong(multiple, node, "arrays of strings");
            List<String> all = new ArrayList<>();
            for (Node item : items) all.add(value(multiple, item));
            values.put(name, all);
        });
        texts(event, single).forEach((name, value) -> {
            List<String> all = values.computeIfAbsent(name, _ -> new ArrayList<>());
            if (!all.contains(value)) all.add(value);
        });
        return values;
    }

    private static Map<String, String> texts(Node.Members event, String name) {
        Map<String, String> texts = new HashMap<>();
        optional(event, name).forEach((key, node) -> {
            if (!node.absent()) texts.put(key, value(name, node));
        });
        return texts;
    }

    private static void flatten(String prefix, Node node, Map<String, String> texts, int depth) {
        if (texts.size() > NAMES_MAX || depth > CONTEXT_DEPTH_MAX)
            throw new IllegalArgumentException("requestContext: too much (expected: what API Gateway sends)");
        switch (node) {
            case Node.Members(Map<String, Node> values) ->
                values.forEach((name, value) ->
                        flatten(prefix.isEmpty() ? name : prefix + "." + name, value, texts, depth + 1));
            case Node.Text(String text) -> texts.put(prefix, text);
            case Node.Numeral(String text) -> texts.put(prefix, text);
            case Node.Flag _, Node.Items _, Node.Absent _ -> {} // no client is called so
        }
    }

    private static Map<String, Node> optional(Node.Members event, String name) {
        Node node = event.get(name);
        if (node.absent()) return Map.of();
        Map<String, Node> values = members(name, node).values();
        if (values.size() > NAMES_MAX)
            throw new IllegalArgumentException(
                    name + ": " + values.size() + " members (expected: at most " + NAMES_MAX + ")");
        return values;
    }

    private static String textOr(Node.Members event, String name, String instead) {
        return event.get(name).absent() ? instead : text(event, name);
    }

    private static String text(Node.Members event, String name) {
        return value(name, event.get(name));
    }

    private static String value(String name, Node node) {
        if (node instanceof Node.Text(String text)) return text;
        throw wrong(name, node, "a string");
    }

    private static Node.Members members(String name, Node node) {
        if (node instanceof Node.Members members) return members;
        throw wrong(name, node, "an object");
    }

    private static IllegalArgumentException wrong(String name, Node found, String expected) {
        return new IllegalArgumentException(name + ": " + found.kind() + " (expected: " + expected + ")");
    }
}
