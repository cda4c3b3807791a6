package io.postern.app.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The end of an operator. */
@Command(
        name = "remove",
        description = "Remove an operator. Every replica refuses its key within two seconds.",
        footerHeading = "%nExamples:%n",
        footer = "  postern operators remove 5f1d0c9be1a24c77")
final class OperatorsRemove implements Runnable {

    @Parameters(paramLabel = "ID", description = "As listed.")
    private String id = "";

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    OperatorsRemove(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        calls.call(terminal, (gate, headers) -> gate.delete(OperatorsCreate.PATH + "/" + Urls.encoded(id), headers));
        terminal.say(json.wanted() ? Json.text(Map.of("removed", id)) : "removed " + id);
    }
}
