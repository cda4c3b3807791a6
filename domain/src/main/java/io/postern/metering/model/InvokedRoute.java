package io.postern.metering.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is called, as API Gateway writes it in an ARN, which is also what it compares with a policy.
 *
 * @param stageArn the ARN of the stage, without a slash at the end
 * @param path from the slash behind the method on, as it was called
 */
public record InvokedRoute(String stageArn, RouteMethod method, String path) {

    /** Longest ARN of a method (API Gateway developer guide, output of a Lambda authorizer). */
    public static final int ARN_CHARACTERS_MAX = 1_600;

    /** Longest resource of a policy (the same). */
    public static final int RESOURCE_CHARACTERS_MAX = 512;

    private static final Pattern ARN =
            Pattern.compile("(arn:aws[a-z-]{0,16}:execute-api:[a-z0-9-]{1,32}:[0-9]{12}:[a-z0-9]{1,32}"
                    + "/(?:\\$default|[A-Za-z0-9_-]{1,128}))/([A-Z]{1,16})(/[^\\p{Cntrl}]*)?");

    /** What a {@code methodArn} or {@code routeArn} says; nothing when it is none of a route that has a method. */
    public static Optional<InvokedRoute> parse(String arn) {
        if (arn.length() > ARN_CHARACTERS_MAX) return Optional.empty();
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) return Optional.empty();
        String path = parts.group(3) == null ? "/" : parts.group(3);
        return RouteMethod.named(parts.group(2)).map(method -> new InvokedRoute(parts.group(1), method, path));
    }

    /** The resource of a policy that means everything in the stage. */
    public String everything() {
        return stageArn + "/*";
    }

    /** The resources of a policy that mean what the rule does, in this stage. */
    Stream<String> resources(RouteRule rule) {
        if (rule.all()) return Stream.of(everything());
        return rule.methods().stream().map(method -> stageArn + "/" + method + rule.path());
    }

    /** The resource that means this route and no other; nothing where IAM would take a part of it for a wildcard. */
    public Optional<String> itself() {
        String resource = stageArn + "/" + method + path;
        boolean literal = path.chars().noneMatch(c -> c == '*' || c == '?' || c == '$');
        return literal && resource.length() <= RESOURCE_CHARACTERS_MAX ? Optional.of(resource) : Optional.empty();
    }
}
