package io.postern.metering.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a request says who calls, as API Gateway writes it: {@code $request.header.clientId} for HTTP APIs,
 * {@code method.request.header.clientId} for REST APIs.
 *
 * @param name of the header, parameter, stage variable or member of the context
 */
public record IdentitySource(Place place, String name) {

    /** The parts of a request that can say it. */
    public enum Place {
        HEADER,
        QUERY,
        STAGE_VARIABLE,
        CONTEXT
    }

    private static final int NAME_MAX = 128;

    private static final Map<String, Place> PREFIXES = Map.of(
            "$request.header.", Place.HEADER,
            "method.request.header.", Place.HEADER,
            "$request.querystring.", Place.QUERY,
            "method.request.querystring.", Place.QUERY,
            "$stageVariables.", Place.STAGE_VARIABLE,
            "stageVariables.", Place.STAGE_VARIABLE,
            "$context.", Place.CONTEXT,
            "context.", Place.CONTEXT);

    public IdentitySource {
        if (name.isEmpty() || name.length() > NAME_MAX || !name.chars().allMatch(c -> c > ' ' && c < 0x7F))
            throw new IllegalArgumentException(
                    "identity source: a name not usable (expected: 1 to 128 visible ASCII characters)");
    }

    /** The source that a text means; nothing when it means none. */
    public static Optional<IdentitySource> parse(String text) {
        for (Map.Entry<String, Place> prefix : PREFIXES.entrySet()) {
            String name = text.startsWith(prefix.getKey())
                    ? text.substring(prefix.getKey().length())
                    : "";
            if (!name.isEmpty() && name.length() <= NAME_MAX && name.chars().allMatch(c -> c > ' ' && c < 0x7F))
                return Optional.of(new IdentitySource(prefix.getValue(), name));
        }
        return Optional.empty();
    }

    /** Who calls. A token is itself what says it. */
    public Identity of(AuthorizerEvent event) {
        return switch (event) {
            case AuthorizerEvent.OfToken token -> identity(List.of(token.token()));
            case AuthorizerEvent.OfRequest request -> identity(values(request));
        };
    }

    private List<String> values(AuthorizerEvent.OfRequest request) {
        return switch (place) {
            case HEADER -> headers(request.headers());
            case QUERY -> request.query().getOrDefault(name, List.of());
            case STAGE_VARIABLE -> one(request.stageVariables());
            case CONTEXT -> one(request.context());
        };
    }

    private List<String> one(Map<String, String> values) {
        String value = values.get(name);
        return value == null ? List.of() : List.of(value);
    }

    /** Those of all spellings, so that a second header in another case is seen as the second that it is. */
    private List<String> headers(Map<String, List<String>> headers) {
        List<String> values = new ArrayList<>();
        headers.forEach((given, some) -> {
            if (same(given)) values.addAll(some);
        });
        return values;
    }

    /** By the letters of ASCII alone: to {@code equalsIgnoreCase} the Kelvin sign is a k, to no gateway is it. */
    private boolean same(String given) {
        if (given.length() != name.length()) return false;
        for (int i = 0; i < given.length(); i++) if (lower(given.charAt(i)) != lower(name.charAt(i))) return false;
        return true;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    private static Identity identity(List<String> values) {
        if (values.isEmpty() || (values.size() == 1 && values.getFirst().isEmpty()))
            return new Identity.Nobody(IdentityFault.MISSING);
        if (values.size() > 1) return new Identity.Nobody(IdentityFault.SEVERAL);
        return ApiClientId.read(values.getFirst())
                .<Identity>map(Identity.Known::new)
                .orElseGet(() -> new Identity.Nobody(IdentityFault.UNUSABLE));
    }
}
