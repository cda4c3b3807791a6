package io.postern.app.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Another try for dead letters. */
@Command(
        name = "redrive",
        description = "Give dead letters another try: their records go back into the delivery queue.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern dead-letters redrive 1777636800000-0",
            "  postern dead-letters redrive --cause refused",
            "  postern dead-letters redrive --all"
        })
final class DeadLettersRedrive implements Runnable {

    @Mixin
    private final LetterSelection selection = new LetterSelection();

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    DeadLettersRedrive(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        selection.check();
        long redriven = calls.call(terminal, this::redrive);
        terminal.say(json.wanted() ? Json.text(Map.of("redriven", redriven)) : redriven + " redriven");
    }

    private long redrive(GateClient gate, Map<String, String> headers) {
        for (String id : selection.ids())
            gate.post(LetterFilter.PATH + "/" + Urls.encoded(id) + "/redrive", headers, "");
        if (!selection.ids().isEmpty()) return selection.ids().size();
        return selection.each(
                query -> GateClient.object(gate.post(LetterFilter.PATH + "/redrive" + query, headers, "")), "redriven");
    }
}
