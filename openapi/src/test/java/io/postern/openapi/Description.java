package io.postern.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The document as a tree whose references are followed, and the bodies and answers in it. */
final class Description {

    private static final Pattern CODES = Pattern.compile("([0-9]{3})(?: to ([0-9]{3}))?");

    private final JsonNode root;

    private Description(JsonNode root) {
        this.root = root;
    }

    static Description committed() {
        try {
            return new Description(
                    Yaml.mapper().readTree(Path.of("openapi.yaml").toFile()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One body of a request or an answer, in one media type. */
    record Body(String where, JsonNode schema, List<JsonNode> examples) {}

    /** One answer of one operation. */
    record Answer(String where, String status, String words, Set<String> headers, List<JsonNode> examples) {

        boolean refuses() {
            return status.compareTo("400") >= 0;
        }

        /** Whether it refuses with a code. AWS Auto Cleanup's form of an answer has no place for one. */
        boolean refusesWithCode() {
            return refuses() && examples.stream().noneMatch(example -> example.has("response"));
        }

        /** The codes in its examples, which are envelopes or problems. */
        List<Integer> codes() {
            return examples.stream()
                    .map(example -> example.path("error")
                            .path("code")
                            .asInt(example.path("code").asInt()))
                    .toList();
        }

        /** The codes that its words name, alone or as a range; the statuses among them do no harm. */
        Set<Integer> named() {
            Matcher found = CODES.matcher(words);
            return found.results()
                    .flatMap(range -> IntStream.rangeClosed(
                                    Integer.parseInt(range.group(1)),
                                    Integer.parseInt(range.group(2) == null ? range.group(1) : range.group(2)))
                            .boxed())
                    .collect(Collectors.toSet());
        }
    }

    List<Answer> answers() {
        return operations()
                .flatMap(operation -> operation.path("responses").properties().stream()
                        .map(answer -> answer(operation, answer.getKey(), follow(answer.getValue()))))
                .toList();
    }

    private Answer answer(JsonNode operation, String status, JsonNode answer) {
        String where = operation.path("operationId").asText() + " " + status;
        return new Answer(
                where,
                status,
                answer.path("description").asText(),
                Set.copyOf(names(answer.path("headers"))),
                bodies(where, answer).flatMap(body -> body.examples().stream()).toList());
    }

    List<Body> bodies() {
        return operations()
                .flatMap(operation -> Stream.concat(
                                Stream.of(operation.path("requestBody")), children(operation.path("responses")))
                        .flatMap(holder -> bodies(operation.path("operationId").asText(), follow(holder))))
                .toList();
    }

    private Stream<Body> bodies(String where, JsonNode holder) {
        return holder.path("content").properties().stream()
                .map(body -> new Body(
                        where + " " + body.getKey(),
                        body.getValue().path("schema"),
                        children(body.getValue().path("examples"))
                                .map(example -> follow(example).path("value"))
                                .toList()));
    }

    /** What in a value is not as its schema says; empty: it fits. */
    List<String> misfits(JsonNode schema, JsonNode value) {
        JsonNode followed = follow(schema);
        if (value.isNull() && followed.path("nullable").asBoolean()) return List.of();
        for (JsonNode one : followed.path("oneOf")) if (misfits(one, value).isEmpty()) return List.of();
        List<String> misfits = new ArrayList<>();
        for (JsonNode part : followed.path("allOf")) misfits.addAll(misfits(part, value));
        boolean right =
                switch (followed.path("type").asText()) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isTextual();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    case "" -> !followed.path("allOf").isEmpty();
                    default -> false;
                };
        if (!right) misfits.add(value + " is not as " + followed);
        for (JsonNode item : value.isArray() ? value : List.<JsonNode>of())
            misfits.addAll(misfits(followed.path("items"), item));
        if (value.isObject() && followed.path("allOf").isEmpty()) misfits.addAll(misfitsOfMembers(followed, value));
        return misfits;
    }

    private List<String> misfitsOfMembers(JsonNode schema, JsonNode value) {
        List<String> misfits = new ArrayList<>();
        for (JsonNode required : schema.path("required"))
            if (!value.has(required.asText())) misfits.add(required.asText() + " is missing in " + value);
        for (var member : value.properties()) {
            JsonNode known = schema.path("properties").path(member.getKey());
            JsonNode type = known.isMissingNode() ? schema.path("additionalProperties") : known;
            if (type.isMissingNode()) misfits.add(member.getKey() + " is not in " + names(schema.path("properties")));
            else misfits.addAll(misfits(type, member.getValue()));
        }
        return misfits;
    }

    /** Where references lead, as they are written. */
    Set<String> references() {
        return Set.copyOf(root.findValuesAsText("$ref"));
    }

    /** What can be referred to. */
    Set<String> components() {
        return root.path("components").properties().stream()
                .filter(kind -> !kind.getKey().equals("securitySchemes"))
                .flatMap(kind ->
                        names(kind.getValue()).stream().map(name -> "#/components/" + kind.getKey() + "/" + name))
                .collect(Collectors.toSet());
    }

    /** References with something beside them, which OpenAPI 3.0 tells readers to ignore. */
    List<JsonNode> crowdedReferences() {
        return root.findParents("$ref").stream().filter(node -> node.size() > 1).toList();
    }

    /** Objects with members that have neither a place among the components nor a title, so that generators name them. */
    List<JsonNode> namelessObjects() {
        List<JsonNode> named = children(root.path("components").path("schemas")).toList();
        return withAllBelow(root)
                .filter(node ->
                        node.has("properties") && node.path("type").asText().equals("object"))
                .filter(node -> !node.has("title") && !named.contains(node))
                .toList();
    }

    private static Stream<JsonNode> withAllBelow(JsonNode node) {
        return Stream.concat(
                Stream.of(node), StreamSupport.stream(node.spliterator(), false).flatMap(Description::withAllBelow));
    }

    private Stream<JsonNode> operations() {
        return children(root.path("paths")).flatMap(Description::children);
    }

    private JsonNode follow(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode() ? node : root.at(reference.asText().substring(1));
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return node.properties().stream().map(entry -> entry.getValue());
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(entry -> entry.getKey()).toList();
    }
}
