package io.postern.app.command;

import java.net.http.HttpResponse;
import java.util.Map;

/** A client that operators look after, where the gate keeps it. */
final class RegisteredClient {

    /** Where all of them are. */
    static final String PATH = "/api/v1/clients";

    private RegisteredClient() {}

    static String path(String id) {
        return PATH + "/" + Urls.encoded(id);
    }

    /** Says how it went; a secret that was made stands alone on standard output, so that it can go into a file. */
    static void tell(Terminal terminal, boolean json, HttpResponse<String> kept, String done) {
        Map<String, Object> client = GateClient.object(kept);
        String secret = Json.member(client, "secret");
        if (json) terminal.say(kept.body());
        else if (!secret.isEmpty()) terminal.say(secret);
        terminal.errors().println(done + (secret.isEmpty() ? "" : "; its secret is not shown again"));
    }
}
