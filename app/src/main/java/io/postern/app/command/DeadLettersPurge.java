package io.postern.app.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The end of dead letters. */
@Command(
        name = "purge",
        description = "Throw dead letters away: their records are gone for good.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern dead-letters purge 1777636800000-0",
            "  postern dead-letters purge --cause refused",
            "  postern dead-letters purge --all"
        })
final class DeadLettersPurge implements Runnable {

    @Mixin
    private final LetterSelection selection = new LetterSelection();

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    DeadLettersPurge(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        selection.check();
        long purged = calls.call(terminal, this::purge);
        terminal.say(json.wanted() ? Json.text(Map.of("purged", purged)) : purged + " purged");
    }

    private long purge(GateClient gate, Map<String, String> headers) {
        for (String id : selection.ids()) gate.delete(LetterFilter.PATH + "/" + Urls.encoded(id), headers);
        if (!selection.ids().isEmpty()) return selection.ids().size();
        return selection.each(query -> GateClient.object(gate.delete(LetterFilter.PATH + query, headers)), "purged");
    }
}
