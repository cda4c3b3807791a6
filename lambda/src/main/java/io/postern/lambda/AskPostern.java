package io.postern.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Asks a Postern whether a call may go on, for an authorizer of API Gateway, and answers what it says. Handler:
 * {@code io.postern.lambda.AskPostern::handle}.
 *
 * <p>Environment: {@code POSTERN_URL}, with a query where one is needed; {@code POSTERN_KEY}; {@code POSTERN_DEADLINE} (2s);
 * {@code POSTERN_UNREACHABLE}, what becomes of a call when Postern does not decide in time: {@code fail} (the gateway
 * answers 500 and remembers nothing), {@code deny} or {@code allow}; {@code POSTERN_RESPONSE}, the form of these answers:
 * {@code policy}, or {@code simple} for HTTP APIs. What Postern refuses fails whatever is said there: a caller can write
 * requests that it refuses, and must win nothing by it, for itself or against others of the same identity.
 */
public final class AskPostern {

    private static final String PATH = "/api/v1/authorizer";

    private static final int TOO_MANY = 429;

    private final Postern postern;
    private final String unreachable;
    private final boolean simple;

    /** For Lambda. */
    public AskPostern() {
        this(System.getenv());
    }

    AskPostern(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        this.postern = new Postern(
                variables.address("POSTERN_URL", PATH),
                variables.key("POSTERN_KEY"),
                variables.time("POSTERN_DEADLINE", "2s"));
        this.unreachable = variables.oneOf("POSTERN_UNREACHABLE", List.of("fail", "deny", "allow"));
        this.simple =
                variables.oneOf("POSTERN_RESPONSE", List.of("policy", "simple")).equals("simple");
    }

    /**
     * Answers what Postern says.
     *
     * @throws Unauthorized when it says that there is no identity to decide on
     * @throws IOException when it does not decide, and the call shall fail then
     */
    public void handle(InputStream input, OutputStream output) throws IOException {
        output.write(answer(Input.read(input)).getBytes(UTF_8));
    }

    private String answer(byte[] event) throws IOException {
        Postern.Answer answer;
        try {
            answer = postern.post(event);
        } catch (IOException failure) {
            return undecided(event, String.valueOf(failure.getMessage()));
        }
        if (answer.status() == 200) return answer.body();
        if (answer.status() == 401) throw new Unauthorized();
        String why = answer.status() + " " + answer.body();
        if (answer.status() < 500 && answer.status() != TOO_MANY) throw failed("fail", why);
        return undecided(event, why);
    }

    private String undecided(byte[] event, String why) throws IOException {
        if (unreachable.equals("fail")) throw failed(unreachable, why);
        say(unreachable, why);
        boolean allowed = unreachable.equals("allow");
        if (simple) return "{\"isAuthorized\":" + allowed + "}";
        // An Allow names only the route that was asked for: the gateway remembers it for others, too. And the principal
        // is
        // no name that a client can have, so that nobody's quota is spent by it.
        return """
            {"principalId":"-unidentified","policyDocument":{"Version":"2012-10-17","Statement":[\
            {"Action":"execute-api:Invoke","Effect":"%s","Resource":"%s"}]}}\
            """.formatted(allowed ? "Allow" : "Deny", allowed ? asked(event) : "*");
    }

    private static String asked(byte[] event) throws IOException {
        TopLevel members = new TopLevel(new String(event, UTF_8));
        String arn = members.text("methodArn")
                .or(() -> members.text("routeArn"))
                .orElseThrow(() -> new IOException("event: neither methodArn nor routeArn (expected: one of them)"));
        // Behind API and stage, which may be $default. IAM would take these for wildcards, or for a variable.
        String called = arn.substring(arn.indexOf('/', arn.indexOf('/') + 1) + 1);
        if (called.chars().anyMatch(c -> c == '*' || c == '?' || c == '$'))
            throw failed("fail", "the called path holds *, ? or $, of which an Allow would let more pass");
        return arn;
    }

    private static IOException failed(String instead, String why) {
        say(instead, why);
        return new IOException("Postern did not decide: " + why);
    }

    /** Lambda keeps what is written to standard error in the function's log. */
    private static void say(String instead, String why) {
        System.err.println("Postern did not decide: " + instead + ". why=" + why.replaceAll("\\p{Cntrl}+", " "));
    }
}
