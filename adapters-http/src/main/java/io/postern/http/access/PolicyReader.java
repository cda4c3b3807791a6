package io.postern.http.access;

import io.postern.access.model.Allowed;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyDestination;
import io.postern.access.model.PolicyText;
import io.postern.access.model.Quota;
import io.postern.access.model.Reads;
import io.postern.access.model.Stamps;
import io.postern.access.model.Weight;
import io.postern.http.body.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads policies as operators and assertions write them. A member that is not known is refused: passed over, it would be
 * a rule that its writer believes in and nobody keeps.
 */
final class PolicyReader {

    private static final Set<String> MEMBERS = Set.of(
            "namespaces",
            "metricNames",
            "logGroups",
            "logStreams",
            "origins",
            "dimensions",
            "logFields",
            "recordsPerMinute",
            "bytesPerMinute",
            "seriesPerDay",
            "weight",
            "tokenTtlSeconds",
            "embeddedMetrics",
            "destination",
            "reads");

    private static final Set<String> READS_MEMBERS = Set.of("namespaces", "logGroups");

    private static final long TTL_SECONDS_MAX = Policy.ANY_TTL.toSeconds();

    private final Node.Members members;

    private PolicyReader(Node.Members members) {
        this.members = members;
    }

    /**
     * The policy; the unrestricted one when there is nothing.
     *
     * @throws IllegalArgumentException when it is not one, or fits no token; its message can be shown
     */
    static Policy read(Node node) {
        if (node.absent()) return Policy.UNRESTRICTED;
        if (!(node instanceof Node.Members members)) throw wrong("policy", node, "an object");
        Policy policy = new PolicyReader(members).read();
        int bytes = PolicyText.bytes(policy);
        if (bytes > PolicyText.BYTES_MAX)
            throw new IllegalArgumentException("policy: " + bytes + " bytes (expected: at most " + PolicyText.BYTES_MAX
                    + ", so that it fits an access token)");
        return bytes == 0 ? Policy.UNRESTRICTED : policy;
    }

    private Policy read() {
        known("policy.", members, MEMBERS);
        Policy policy = new Policy(
                allowed("namespaces"),
                allowed("metricNames"),
                allowed("logGroups"),
                allowed("logStreams"),
                origins(),
                stamps("dimensions"),
                stamps("logFields"),
                new Quota(number("recordsPerMinute"), number("bytesPerMinute"), number("seriesPerDay")),
                weight(),
                Duration.ofSeconds(Math.min(number("tokenTtlSeconds"), TTL_SECONDS_MAX)));
        return embedding(policy).withDestination(destination()).withReads(reads());
    }

    private static void known(String path, Node.Members found, Set<String> names) {
        for (String name : found.values().keySet())
            if (!names.contains(name))
                throw new IllegalArgumentException(path + name + ": unknown (expected: one of "
                        + String.join(", ", names.stream().sorted().toList()) + ")");
    }

    /** What is left out here may not be read: it is somebody else's until it is said. */
    private Reads reads() {
        Node node = members.get("reads");
        if (node.absent()) return Reads.NONE;
        if (!(node instanceof Node.Members said)) throw wrong("policy.reads", node, "an object");
        known("policy.reads.", said, READS_MEMBERS);
        return new Reads(readable("namespaces", said), readable("logGroups", said));
    }

    private static Allowed readable(String name, Node.Members said) {
        Node node = said.get(name);
        if (node.absent()) return Reads.NONE.namespaces();
        String path = "reads." + name;
        List<String> patterns = texts(path, node);
        return named(path, () -> Allowed.of(patterns));
    }

    private Policy embedding(Policy policy) {
        Node node = members.get("embeddedMetrics");
        if (node.absent()) return policy;
        if (node instanceof Node.Flag(boolean allowed)) return policy.withEmbeddedMetrics(allowed);
        throw wrong("policy.embeddedMetrics", node, "true or false");
    }

    /** One that is registered may come and go, so only its form is looked at. */
    private PolicyDestination destination() {
        Node node = members.get("destination");
        if (node.absent()) return PolicyDestination.DEFAULT;
        if (!(node instanceof Node.Text(String name))) throw wrong("policy.destination", node, "a string");
        try {
            return new PolicyDestination(name);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException("policy." + unusable.getMessage(), unusable);
        }
    }

    private Allowed allowed(String name) {
        Node node = members.get(name);
        if (node.absent()) return Allowed.ANY;
        List<String> patterns = texts(name, node);
        return named(name, () -> Allowed.of(patterns));
    }

    /** As browsers send them. */
    private Allowed origins() {
        Node node = members.get("origins");
        if (node.absent()) return Allowed.ANY;
        List<String> origins = texts("origins", node).stream()
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .toList();
        for (String origin : origins)
            if (!origin.contains("*") && !origin.contains("://"))
                throw new IllegalArgumentException("policy.origins: " + origin
                        + " (expected: an origin with its scheme, such as https://app.example.org)");
        return named("origins", () -> Allowed.of(origins));
    }

    private Stamps stamps(String name) {
        Node node = members.get(name);
        if (node.absent()) return Stamps.NONE;
        if (!(node instanceof Node.Members(Map<String, Node> values))) throw wrong("policy." + name, node, "an object");
        Map<String, String> texts = new HashMap<>();
        values.forEach((key, value) -> texts.put(key, text(name + "." + key, value)));
        return named(name, () -> Stamps.of(texts));
    }

    private long number(String name) {
        Node node = members.get(name);
        if (node.absent()) return Long.MAX_VALUE;
        if (node instanceof Node.Numeral(String text) && text.matches("[1-9][0-9]{0,15}")) return Long.parseLong(text);
        throw wrong("policy." + name, node, "a whole number, 1 or more");
    }

    private Weight weight() {
        Node node = members.get("weight");
        if (node.absent()) return Weight.UNSAID;
        if (node instanceof Node.Numeral(String text) && text.matches("[1-9][0-9]?|100"))
            return new Weight(Integer.parseInt(text));
        throw wrong("policy.weight", node, "a whole number, 1 to " + Weight.MOST);
    }

    private static List<String> texts(String name, Node node) {
        if (!(node instanceof Node.Items(List<Node> values)))
            throw wrong("policy." + name, node, "an array of strings");
        List<String> texts = new ArrayList<>();
        for (Node value : values) texts.add(text(name, value));
        return texts;
    }

    private static String text(String name, Node node) {
        if (node instanceof Node.Text(String text)) return text;
        throw wrong("policy." + name, node, "a string");
    }

    private interface Making<T> {
        T make();
    }

    /** The domain's own words, and the member that they are about. */
    private static <T> T named(String name, Making<T> making) {
        try {
            return making.make();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("policy." + name + ": " + wrong.getMessage(), wrong);
        }
    }

    private static IllegalArgumentException wrong(String name, Node found, String expected) {
        return new IllegalArgumentException(name + ": " + found.kind() + " (expected: " + expected + ")");
    }
}
