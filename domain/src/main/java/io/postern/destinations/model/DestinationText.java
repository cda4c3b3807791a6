package io.postern.destinations.model;

import io.postern.shared.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A destination as lines of text, before it is sealed: a letter for each member and its value after a tab. What has any
 * line that is not understood is no destination, so that a member of a later version is never passed over.
 */
public final class DestinationText {

    private static final Set<String> MEMBERS = Set.of("d", "k", "i", "s", "t", "r", "x", "g", "n", "e");

    private DestinationText() {}

    /** All of it but the name. */
    public static Secret write(Destination destination) {
        List<String> lines = new ArrayList<>();
        lines.add("d\t" + destination.description());
        switch (destination.target()) {
            case Target.LocalStore _ -> lines.add("k\tlocal");
            case Target.Aws aws -> write(aws, lines);
        }
        return new Secret(String.join("\n", lines));
    }

    private static void write(Target.Aws aws, List<String> lines) {
        switch (aws.credential()) {
            case Credential.AccessKey(AccessKeyId id, Secret secret) -> {
                lines.add("k\taccess-key");
                lines.add("i\t" + id.value());
                lines.add("s\t" + secret.reveal());
            }
            case Credential.Session(AccessKeyId id, Secret secret, Secret token) -> {
                lines.add("k\tsession");
                lines.add("i\t" + id.value());
                lines.add("s\t" + secret.reveal());
                lines.add("t\t" + token.reveal());
            }
            case Credential.AssumedRole(String arn, String externalId) -> {
                lines.add("k\trole");
                lines.add("r\t" + arn);
                lines.add("x\t" + externalId);
            }
            case Credential.DefaultChain _ -> lines.add("k\tdefault");
        }
        lines.add("g\t" + aws.region());
        lines.add("n\t"
                + String.join(",", aws.services().stream().map(ApiName::word).toList()));
        if (aws.endpoint() instanceof Endpoint.Elsewhere(URI uri)) lines.add("e\t" + uri);
    }

    /** Reads a text back; empty when it is not one of ours. */
    public static Optional<Destination> read(DestinationName name, Secret text) {
        Map<String, String> members = new LinkedHashMap<>();
        for (String line : text.reveal().split("\n", -1)) {
            int tab = line.indexOf('\t');
            if (tab < 0 || !MEMBERS.contains(line.substring(0, tab))) return Optional.empty();
            members.put(line.substring(0, tab), line.substring(tab + 1));
        }
        try {
            return Optional.of(new Destination(name, member(members, "d"), target(members)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Target target(Map<String, String> members) {
        String kind = member(members, "k");
        return kind.equals("local")
                ? new Target.LocalStore()
                : new Target.Aws(
                        credential(kind, members),
                        new Region(member(members, "g")),
                        services(member(members, "n")),
                        members.containsKey("e")
                                ? new Endpoint.Elsewhere(URI.create(member(members, "e")))
                                : new Endpoint.OfRegion());
    }

    private static Credential credential(String kind, Map<String, String> members) {
        return switch (kind) {
            case "access-key" ->
                new Credential.AccessKey(new AccessKeyId(member(members, "i")), new Secret(member(members, "s")));
            case "session" ->
                new Credential.Session(
                        new AccessKeyId(member(members, "i")),
                        new Secret(member(members, "s")),
                        new Secret(member(members, "t")));
            case "role" -> new Credential.AssumedRole(member(members, "r"), member(members, "x"));
            case "default" -> new Credential.DefaultChain();
            default -> throw new IllegalArgumentException("kind: unknown");
        };
    }

    private static Set<ApiName> services(String words) {
        Set<ApiName> services = EnumSet.noneOf(ApiName.class);
        for (String word : words.split(",", -1))
            services.add(ApiName.named(word).orElseThrow(() -> new IllegalArgumentException("service: unknown")));
        return services;
    }

    private static String member(Map<String, String> members, String letter) {
        String value = members.get(letter);
        if (value == null) throw new IllegalArgumentException("member: missing");
        return value;
    }
}
