package io.postern.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * Passes on what a subscription of a CloudWatch log group delivers, as it is. Handler:
 * {@code io.postern.lambda.ForwardAccessLogs::handle}.
 *
 * <p>Environment: {@code POSTERN_URL}, {@code POSTERN_KEY} (an operator's, role ingest), {@code POSTERN_DEADLINE} (10s). It
 * fails when Postern has not counted what it was sent: Lambda then tries again, and Postern counts each event once.
 */
public final class ForwardAccessLogs {

    private static final String PATH = "/api/v1/metering/access-logs";

    private final Postern postern;

    /** For Lambda. */
    public ForwardAccessLogs() {
        this(System.getenv());
    }

    ForwardAccessLogs(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        this.postern = new Postern(
                variables.address("POSTERN_URL", PATH),
                variables.key("POSTERN_KEY"),
                variables.time("POSTERN_DEADLINE", "10s"));
    }

    /**
     * Passes it on, and answers what Postern says.
     *
     * @throws IOException when it is not counted
     */
    public void handle(InputStream input, OutputStream output) throws IOException {
        Postern.Answer answer = postern.post(Input.read(input));
        if (answer.status() != 200)
            throw new IOException("Postern has not counted it: " + answer.status() + " " + answer.body());
        output.write(answer.body().getBytes(UTF_8));
    }
}
