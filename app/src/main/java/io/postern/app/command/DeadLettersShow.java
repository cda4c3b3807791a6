package io.postern.app.command;

import java.net.http.HttpResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** All about one dead letter but its payload, which is its sender's. */
@Command(
        name = "show",
        description = "Show one dead letter. Payload is not shown.",
        footerHeading = "%nExamples:%n",
        footer = "  postern dead-letters show 1777636800000-0")
final class DeadLettersShow implements Runnable {

    @Parameters(paramLabel = "ID", description = "As listed.")
    private String id = "";

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    DeadLettersShow(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        HttpResponse<String> letter =
                calls.call(terminal, (gate, headers) -> gate.get(LetterFilter.PATH + "/" + Urls.encoded(id), headers));
        if (json.wanted()) terminal.say(letter.body());
        else Sheet.tell(terminal, GateClient.object(letter));
    }
}
