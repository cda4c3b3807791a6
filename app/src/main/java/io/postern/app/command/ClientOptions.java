package io.postern.app.command;

import io.postern.shared.Secret;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who a client is: by its access token, or by its secret, which makes one. */
final class ClientOptions {

    private static final String SECRET_FILE = "--client-secret-file";
    private static final String SECRET_VARIABLE = "CLIENT_SECRET_KEY";
    private static final String TOKEN_VARIABLE = "POSTERN_ACCESS_TOKEN";

    @Option(
            names = SECRET_FILE,
            paramLabel = "FILE",
            description = "The client's secret. " + Secrets.FROM_FILE + SECRET_VARIABLE + ".")
    private String secretFile = "";

    @Option(
            names = "--access-token-file",
            paramLabel = "FILE",
            description = "An access token instead. " + Secrets.FROM_FILE + TOKEN_VARIABLE + ".")
    private String tokenFile = "";

    /** The access token that was given, or a new one. */
    Secret accessToken(Terminal terminal, GateClient gate) {
        Optional<Secret> given = Secrets.find(terminal, tokenFile, TOKEN_VARIABLE);
        return given.isPresent() ? given.get() : new Secret(tokenOf(exchange(gate, clientToken(terminal))));
    }

    /** A new client token. */
    String clientToken(Terminal terminal) {
        Secret secret = Secrets.read(terminal, secretFile, SECRET_VARIABLE, SECRET_FILE);
        return ClientTokens.make(secret, Instant.now(), new SecureRandom());
    }

    static HttpResponse<String> exchange(GateClient gate, String clientToken) {
        return gate.post("/token", Map.of(), Json.text(Map.of("clientToken", clientToken)));
    }

    static String tokenOf(HttpResponse<String> issued) {
        String token = Json.member(GateClient.object(issued), "accessToken");
        if (token.isEmpty())
            throw new CommandFailure(ExitCode.ANSWER_UNREADABLE, issued.uri() + " answers without an access token");
        return token;
    }
}
