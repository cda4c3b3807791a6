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
 * {@code POSTERN_UNREACHABLE}, what becomes of a call when Postern does not decide in time: {@code deny}, {@code fail} (the
 * gateway answers 500 and remembers nothing) or {@code allow}; {@code POSTERN_RESPONSE}, the form of these answers:
 * {@code policy}, or {@code simple} for HTTP APIs.
 */
public final class AskPostern {

    private static final String PATH = "/api/v1/authorizer";

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
        this.unreachable = variables.oneOf("POSTERN_UNREACHABLE", List.of("deny", "fail", "allow"));
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
        return undecided(event, answer.status() + " " + answer.body());
    }

    private String undecided(byte[] event, String why) throws IOException {
        // Lambda keeps what is written to standard error in the function's log.
        System.err.println("Postern did not decide: " + unreachable + ". why=" + why.replaceAll("\\p{Cntrl}+", " "));
        if (unreachable.equals("fail")) throw new IOException("Postern did not decide: " + why);
        boolean allowed = unreachable.equals("allow");
        if (simple) return "{\"isAuthorized\":" + allowed + "}";
        // An Allow names only the route that was asked for: the gateway remembers it for others, too.
        return """
            {"principalId":"unknown","policyDocument":{"Version":"2012-10-17","Statement":[\
            {"Action":"execute-api:Invoke","Effect":"%s","Resource":"%s"}]}}\
            """.formatted(allowed ? "Allow" : "Deny", allowed ? asked(event) : "*");
    }

    private static String asked(byte[] event) throws IOException {
        TopLevel members = new TopLevel(new String(event, UTF_8));
        return members.text("methodArn")
                .or(() -> members.text("routeArn"))
                .orElseThrow(() -> new IOException("event: neither methodArn nor routeArn (expected: one of them)"));
    }
}
