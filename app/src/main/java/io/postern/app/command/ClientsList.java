package io.postern.app.command;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All clients. */
@Command(
        name = "list",
        description = "List clients: those of the configuration, then the registered ones. Secrets are not shown.",
        footerHeading = "%nExamples:%n",
        footer = {"  postern clients list", "  postern clients list --json"})
final class ClientsList implements Runnable {

    private static final List<String> COLUMNS =
            List.of("id", "configured", "secrets", "keys", "suspended", "expiresAt", "rules");

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    ClientsList(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        HttpResponse<String> answer = calls.call(terminal, (gate, headers) -> gate.get(RegisteredClient.PATH, headers));
        if (json.wanted()) {
            terminal.say(answer.body());
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Map<String, Object> client : Json.objects(GateClient.object(answer), "clients"))
            rows.add(COLUMNS.stream()
                    .map(column -> Refusal.visible(cell(client, column)))
                    .toList());
        Table.of(COLUMNS, rows).tell(terminal);
    }

    private static String cell(Map<String, Object> client, String column) {
        return switch (column) {
            case "keys" -> String.valueOf(client.get(column) instanceof List<?> keys ? keys.size() : 0);
            case "rules" ->
                String.join(" ", Json.object(client, "policy").orElse(Map.of()).keySet());
            default -> Json.member(client, column);
        };
    }
}
