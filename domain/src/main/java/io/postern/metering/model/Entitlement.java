package io.postern.metering.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the client of an API may call, and how often.
 *
 * @param routes what it may call, of each API whose authorizer asks; at least one
 * @param quotas how often, at most one for each period; none: without bound
 * @param suspended whether it may call nothing for now
 * @param expiresAt first instant at which it may call nothing any more; {@link Instant#MAX}: it never ends
 * @param usageIdentifierKey the key of a usage plan of API Gateway by which its calls count; empty: none
 * @param context what the API's integration is told of the client, by name
 */
public record Entitlement(
        ApiClientId client,
        List<RouteRule> routes,
        List<CallQuota> quotas,
        boolean suspended,
        Instant expiresAt,
        String usageIdentifierKey,
        Map<String, String> context) {

    /**
     * Most resources of its policy: with them it keeps under the 8 KB that go through API Gateway. Each begins with the ARN of
     * the stage, which is not known here; 110 characters of it are reckoned with, and so names of up to 50.
     */
    public static final int RESOURCES_MAX = 50;

    /** Most characters of all methods and paths of its policy, for the same reason. */
    public static final int RESOURCE_CHARACTERS_MAX = 2_048;

    /** Most entries of the context. */
    public static final int CONTEXT_MAX = 16;

    /** Longest value in the context, and longest key of a usage plan. */
    public static final int TEXT_MAX = 256;

    private static final int NAME_MAX = 64;

    /** What the context says of itself. */
    private static final Set<String> OWN_NAMES = Set.of("client", "reason", "quotaLeft", "shadow", "principalId");

    public Entitlement {
        routes = List.copyOf(routes);
        quotas = List.copyOf(quotas);
        // In one order, so that what says the same is the same.
        context = Collections.unmodifiableMap(new TreeMap<>(context));
        checkRoutes(routes);
        if (quotas.stream().map(CallQuota::period).distinct().count() != quotas.size())
            throw new IllegalArgumentException("quotas: two of one period (expected: at most one for each)");
        if (!printable(usageIdentifierKey) || usageIdentifierKey.length() > TEXT_MAX)
            throw new IllegalArgumentException(
                    "usageIdentifierKey: not usable (expected: at most 256 printable ASCII characters)");
        if (context.size() > CONTEXT_MAX)
            throw new IllegalArgumentException("context: " + context.size() + " (expected: at most 16)");
        context.forEach(Entitlement::checkEntry);
    }

    /** Whether one of its routes is that one. */
    public boolean allows(RouteMethod method, String path) {
        for (RouteRule rule : routes) if (rule.allows(method, path)) return true;
        return false;
    }

    /** The resources of a policy that say all of this in the stage of that call; each has 512 characters at most. */
    public List<String> resources(InvokedRoute route) {
        return routes.stream().flatMap(route::resources).distinct().toList();
    }

    /** Without the key of the usage plan, which opens what is guarded by nothing else. */
    @Override
    public String toString() {
        return "Entitlement[client=" + client + ", routes=" + routes + ", quotas=" + quotas + "]";
    }

    private static void checkRoutes(List<RouteRule> routes) {
        if (routes.isEmpty()) throw new IllegalArgumentException("routes: none (expected: at least one)");
        int resources = routes.stream().mapToInt(RouteRule::resources).sum();
        int characters = routes.stream().mapToInt(RouteRule::characters).sum();
        if (resources > RESOURCES_MAX || characters > RESOURCE_CHARACTERS_MAX)
            throw new IllegalArgumentException("routes: " + resources + " pairs of method and path, of " + characters
                    + " characters (expected: at most " + RESOURCES_MAX + " of " + RESOURCE_CHARACTERS_MAX
                    + ", so that they fit the policy that API Gateway takes)");
    }

    private static void checkEntry(String name, String value) {
        if (name.isEmpty() || name.length() > NAME_MAX || !name.chars().allMatch(Entitlement::inName))
            throw new IllegalArgumentException("context: a name not usable (expected: 1 to 64 of A-Z a-z 0-9 _)");
        if (OWN_NAMES.contains(name))
            throw new IllegalArgumentException("context: " + name + " (expected: a name that the answer does not use)");
        if (!printable(value) || value.length() > TEXT_MAX)
            throw new IllegalArgumentException(
                    "context." + name + ": not usable (expected: at most 256 printable ASCII characters)");
    }

    private static boolean inName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static boolean printable(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }
}
