package io.postern.http.destinations;

import io.postern.destinations.model.AccessKeyId;
import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.Credential;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.Region;
import io.postern.destinations.model.Target;
import io.postern.http.body.Node;
import io.postern.shared.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads what an operator says of a destination. Whatever is wrong with it is an {@link IllegalArgumentException} whose
 * message names the member, can be shown, and never holds what the member is.
 */
final class DestinationReader {

    private final Node.Members members;
    private final Kind kind;

    private DestinationReader(Node.Members members) {
        this.members = members;
        for (String name : members.values().keySet())
            if (!Kind.anyHas(name)) throw new IllegalArgumentException(name + ": unknown (expected: left out)");
        this.kind = kind();
        for (String name : members.values().keySet())
            if (!kind.has(name) && !members.get(name).absent())
                throw new IllegalArgumentException(
                        name + ": not for the kind " + kind.word() + " (expected: left out)");
    }

    /** A destination that the body itself names. */
    static Destination read(Node body) {
        DestinationReader reader = new DestinationReader(object(body));
        DestinationName name = new DestinationName(reader.text("name"));
        if (name.isDefault())
            throw new IllegalArgumentException("name: that of the configured destination (expected: another)");
        return reader.destination(name);
    }

    /** A destination that the path names; the body may say the same name. */
    static Destination read(DestinationName name, Node body) {
        DestinationReader reader = new DestinationReader(object(body));
        if (!reader.text("name", name.value()).equals(name.value()))
            throw new IllegalArgumentException("name: another one than in the path (expected: the same, or left out)");
        return reader.destination(name);
    }

    private static Node.Members object(Node body) {
        if (body instanceof Node.Members members) return members;
        throw new IllegalArgumentException("body: " + body.kind() + " (expected: an object)");
    }

    private Destination destination(DestinationName name) {
        return new Destination(name, text("description", ""), target());
    }

    private Target target() {
        return switch (kind) {
            case ACCESS_KEY -> aws(new Credential.AccessKey(accessKeyId(), secret("secretAccessKey")));
            case SESSION ->
                aws(new Credential.Session(accessKeyId(), secret("secretAccessKey"), secret("sessionToken")));
            case ASSUMED_ROLE -> aws(new Credential.AssumedRole(text("roleArn"), text("externalId", "")));
            case DEFAULT_CHAIN -> aws(new Credential.DefaultChain());
            case LOCAL_STORE -> new Target.LocalStore();
        };
    }

    private Target.Aws aws(Credential credential) {
        return new Target.Aws(credential, new Region(text("region")), services(), endpoint());
    }

    private Kind kind() {
        if (!members.get("kind").absent())
            return Kind.named(text("kind"))
                    .orElseThrow(() ->
                            new IllegalArgumentException("kind: unknown (expected: one of " + Kind.words() + ")"));
        if (!members.get("sessionToken").absent()) return Kind.SESSION;
        if (!members.get("accessKeyId").absent()
                || !members.get("secretAccessKey").absent()) return Kind.ACCESS_KEY;
        if (!members.get("roleArn").absent()) return Kind.ASSUMED_ROLE;
        throw new IllegalArgumentException("kind: nothing (expected: one of " + Kind.words() + ")");
    }

    private AccessKeyId accessKeyId() {
        return new AccessKeyId(text("accessKeyId"));
    }

    private Secret secret(String name) {
        String text = text(name);
        if (text.isEmpty())
            throw new IllegalArgumentException(name + ": not usable (expected: 1 to 4096 visible ASCII characters)");
        return new Secret(text);
    }

    private Set<ApiName> services() {
        if (members.get("serviceName").absent()) return EnumSet.allOf(ApiName.class);
        return EnumSet.of(ApiName.named(text("serviceName"))
                .orElseThrow(
                        () -> new IllegalArgumentException("serviceName: unknown (expected: monitoring or logs)")));
    }

    private Endpoint endpoint() {
        if (members.get("endpoint").absent()) return new Endpoint.OfRegion();
        try {
            return new Endpoint.Elsewhere(new URI(text("endpoint")));
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException("endpoint: not a URI (expected: http:// or https:// and a host)");
        }
    }

    private String text(String name, String instead) {
        return members.get(name).absent() ? instead : text(name);
    }

    private String text(String name) {
        Node node = members.get(name);
        if (node instanceof Node.Text(String text)) return text;
        throw new IllegalArgumentException(name + ": " + node.kind() + " (expected: a string)");
    }
}
