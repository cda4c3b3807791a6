package io.postern.app.command;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All operators. */
@Command(
        name = "list",
        description = "List operators, the oldest first, without their keys.",
        footerHeading = "%nExamples:%n",
        footer = "  postern operators list")
final class OperatorsList implements Runnable {

    private static final List<String> COLUMNS = List.of("id", "name", "role", "createdAt");

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    OperatorsList(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        HttpResponse<String> answer = calls.call(terminal, (gate, headers) -> gate.get(OperatorsCreate.PATH, headers));
        if (json.wanted()) {
            terminal.say(answer.body());
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Map<String, Object> operator : Json.objects(GateClient.object(answer), "operators"))
            rows.add(COLUMNS.stream()
                    .map(column -> Refusal.visible(Json.member(operator, column)))
                    .toList());
        Table.of(COLUMNS, rows).tell(terminal);
    }
}
