package io.postern.http.entitlements;

import io.postern.http.body.Node;
import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.CallQuota;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.QuotaPeriod;
import io.postern.metering.model.RouteMethod;
import io.postern.metering.model.RoutePattern;
import io.postern.metering.model.RouteRule;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what an operator says of an entitlement. Members that are not known are refused: one may be a misspelt limit. */
final class EntitlementReader {

    private static final Set<String> MEMBERS =
            Set.of("routes", "quotas", "suspended", "expiresAt", "usageIdentifierKey", "context");

    private EntitlementReader() {}

    /**
     * The entitlement of that client.
     *
     * @throws IllegalArgumentException when it is not understood; its message can be shown
     */
    static Entitlement read(ApiClientId client, Node body) {
        Node.Members members = members("body", body);
        known(members, MEMBERS);
        return new Entitlement(
                client,
                routes(members.get("routes")),
                quotas(members.get("quotas")),
                suspended(members.get("suspended")),
                expiresAt(members.get("expiresAt")),
                members.get("usageIdentifierKey").absent() ? "" : text(members, "usageIdentifierKey"),
                context(members.get("context")));
    }

    private static List<RouteRule> routes(Node node) {
        List<RouteRule> rules = new ArrayList<>();
        for (Node one : items("routes", node)) {
            Node.Members rule = members("routes", one);
            known(rule, Set.of("methods", "path"));
            rules.add(new RouteRule(methods(rule.get("methods")), new RoutePattern(text(rule, "path"))));
        }
        return rules;
    }

    private static Set<RouteMethod> methods(Node node) {
        if (node.absent()) return EnumSet.allOf(RouteMethod.class);
        Set<RouteMethod> methods = EnumSet.noneOf(RouteMethod.class);
        for (Node one : items("methods", node)) {
            if (!(one instanceof Node.Text(String word))) throw wrong("methods", one, "an array of strings");
            methods.add(RouteMethod.named(word)
                    .orElseThrow(() -> new IllegalArgumentException("methods: unknown (expected: GET, HEAD, POST, PUT,"
                            + " PATCH, DELETE, OPTIONS, or no methods for all of them)")));
        }
        return methods;
    }

    private static List<CallQuota> quotas(Node node) {
        List<CallQuota> quotas = new ArrayList<>();
        if (node.absent()) return quotas;
        for (Node one : items("quotas", node)) {
            Node.Members quota = members("quotas", one);
            known(quota, Set.of("period", "calls"));
            QuotaPeriod period = QuotaPeriod.named(text(quota, "period"))
                    .orElseThrow(() ->
                            new IllegalArgumentException("period: unknown (expected: minute, hour, day or month)"));
            quotas.add(new CallQuota(period, calls(quota.get("calls"))));
        }
        return quotas;
    }

    private static long calls(Node node) {
        if (!(node instanceof Node.Numeral(String text))) throw wrong("calls", node, "a whole number");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("calls: not usable (expected: a whole number, 1 or more)");
        }
    }

    private static boolean suspended(Node node) {
        if (node.absent()) return false;
        if (node instanceof Node.Flag(boolean suspended)) return suspended;
        throw wrong("suspended", node, "true or false");
    }

    private static Instant expiresAt(Node node) {
        if (node.absent()) return Instant.MAX;
        if (!(node instanceof Node.Text(String text))) throw wrong("expiresAt", node, "a time as in ISO 8601");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException("expiresAt: not a time (expected: one such as 2027-01-01T00:00:00Z)");
        }
    }

    private static Map<String, String> context(Node node) {
        Map<String, String> context = new HashMap<>();
        if (node.absent()) return context;
        Node.Members members = members("context", node);
        for (String name : members.values().keySet()) context.put(name, text(members, name));
        return context;
    }

    private static String text(Node.Members members, String name) {
        Node node = members.get(name);
        if (node instanceof Node.Text(String text)) return text;
        throw wrong(name, node, "a string");
    }

    private static List<Node> items(String name, Node node) {
        if (node instanceof Node.Items(List<Node> values)) return values;
        throw wrong(name, node, "an array");
    }

    private static Node.Members members(String name, Node node) {
        if (node instanceof Node.Members members) return members;
        throw wrong(name, node, "an object");
    }

    private static void known(Node.Members members, Set<String> names) {
        for (String name : members.values().keySet())
            if (!names.contains(name))
                throw new IllegalArgumentException(name + ": unknown (expected: one of "
                        + String.join(", ", names.stream().sorted().toList()) + ")");
    }

    private static IllegalArgumentException wrong(String name, Node found, String expected) {
        return new IllegalArgumentException(name + ": " + found.kind() + " (expected: " + expected + ")");
    }
}
