package io.postern.app.command;

import java.net.http.HttpResponse;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One of the things that operators look after, named by its id. */
final class OneById {

    @Parameters(paramLabel = "ID", description = "As listed.")
    private String id = "";

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    /** Shows it. */
    void show(Terminal terminal, String path) {
        HttpResponse<String> one = calls.call(terminal, (gate, headers) -> gate.get(at(path), headers));
        if (json.wanted()) terminal.say(one.body());
        else Sheet.tell(terminal, GateClient.object(one));
    }

    /** Removes it. */
    void remove(Terminal terminal, String path) {
        calls.call(terminal, (gate, headers) -> gate.delete(at(path), headers));
        terminal.say(json.wanted() ? Json.text(Map.of("removed", id)) : "removed " + id);
    }

    private String at(String path) {
        return path + "/" + Urls.encoded(id);
    }
}
