package io.postern.metering.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An entitlement as lines of text, for stores: a letter for each member and its value after a tab. Equal ones have equal
 * texts. What has any line that is not understood is no entitlement, so that a limit of a later version is never passed
 * over.
 */
public final class EntitlementText {

    private static final String TAB = "\t";

    private EntitlementText() {}

    /** All of it but the client. */
    public static String write(Entitlement entitlement) {
        List<String> lines = new ArrayList<>();
        for (RouteRule rule : entitlement.routes())
            lines.add("r\t" + rule.methods().stream().map(Enum::name).collect(Collectors.joining(",")) + TAB
                    + rule.path());
        for (CallQuota quota : entitlement.quotas())
            lines.add("q\t" + quota.period().word() + TAB + quota.calls());
        if (entitlement.suspended()) lines.add("s\t");
        if (!entitlement.expiresAt().equals(Instant.MAX)) lines.add("e\t" + entitlement.expiresAt());
        if (!entitlement.usageIdentifierKey().isEmpty()) lines.add("u\t" + entitlement.usageIdentifierKey());
        entitlement.context().forEach((name, value) -> lines.add("c\t" + name + TAB + value));
        return String.join("\n", lines);
    }

    /** Tells one state of a client's entitlement from another, in letters, digits, hyphens and underscores. */
    public static String version(Entitlement entitlement) {
        String all = entitlement.client() + "\n" + write(entitlement);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", impossible);
        }
    }

    /** Nothing when it is not one of ours. */
    public static Optional<Entitlement> read(ApiClientId client, String text) {
        try {
            return Optional.of(new Lines(text).entitlement(client));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static final class Lines {

        private final List<RouteRule> routes = new ArrayList<>();
        private final List<CallQuota> quotas = new ArrayList<>();
        private final Map<String, String> context = new TreeMap<>();
        private boolean suspended;
        private Instant expiresAt = Instant.MAX;
        private String usageIdentifierKey = "";

        Lines(String text) {
            for (String line : text.split("\n", -1)) add(line.split(TAB, -1));
        }

        private void add(String[] parts) {
            switch (parts[0]) {
                case "r" -> routes.add(new RouteRule(methods(part(parts, 1, 3)), new RoutePattern(part(parts, 2, 3))));
                case "q" -> quotas.add(new CallQuota(period(part(parts, 1, 3)), Long.parseLong(part(parts, 2, 3))));
                case "s" -> suspended = part(parts, 1, 2).isEmpty();
                case "e" -> expiresAt = Instant.parse(part(parts, 1, 2));
                case "u" -> usageIdentifierKey = part(parts, 1, 2);
                case "c" -> context.put(part(parts, 1, 3), part(parts, 2, 3));
                default -> throw new IllegalArgumentException("line: unknown");
            }
        }

        Entitlement entitlement(ApiClientId client) {
            return new Entitlement(client, routes, quotas, suspended, expiresAt, usageIdentifierKey, context);
        }

        private static Set<RouteMethod> methods(String words) {
            Set<RouteMethod> methods = EnumSet.noneOf(RouteMethod.class);
            for (String word : words.split(",", -1))
                methods.add(RouteMethod.named(word).orElseThrow(() -> new IllegalArgumentException("method: unknown")));
            return methods;
        }

        private static QuotaPeriod period(String word) {
            return QuotaPeriod.named(word).orElseThrow(() -> new IllegalArgumentException("period: unknown"));
        }

        private static String part(String[] parts, int at, int count) {
            if (parts.length != count) throw new IllegalArgumentException("line: " + parts.length + " parts");
            return parts[at];
        }
    }
}
