package io.postern.app.command;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A page of dead letters. */
@Command(
        name = "list",
        description = "List what could not be delivered, the newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern dead-letters list",
            "  postern dead-letters list --cause refused --from 2026-05-01T00:00:00Z"
        })
final class DeadLettersList implements Runnable {

    private static final List<String> COLUMNS =
            List.of("id", "diedAt", "client", "destination", "kind", "target", "metricName", "cause", "why");

    @Mixin
    private final LetterFilter filter = new LetterFilter();

    @Option(names = "--limit", paramLabel = "NUMBER", description = "At most that many, up to 1000; else 100.")
    private int limit = 100;

    @Option(names = "--after", paramLabel = "ID", description = "Go on where the list before ended.")
    private String after = "";

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    DeadLettersList(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        String query = "?limit=" + limit + (after.isEmpty() ? "" : "&after=" + Urls.encoded(after)) + filter.query();
        HttpResponse<String> page =
                calls.call(terminal, (gate, headers) -> gate.get(LetterFilter.PATH + query, headers));
        if (json.wanted()) {
            terminal.say(page.body());
            return;
        }
        Map<String, Object> answer = GateClient.object(page);
        List<List<String>> rows = new ArrayList<>();
        for (Map<String, Object> letter : Json.objects(answer, "deadLetters"))
            rows.add(COLUMNS.stream()
                    .map(column -> Refusal.visible(Json.member(letter, column)))
                    .toList());
        Table.of(COLUMNS, rows).tell(terminal);
        String next = Json.member(answer, "next");
        if (!next.isEmpty()) terminal.errors().println("There may be more: --after " + Refusal.visible(next));
    }
}
