package io.postern.app.command;

import io.postern.shared.Secret;
import java.net.http.HttpResponse;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What became of a submission. */
@Command(
        name = "receipts",
        description = {
            "Say what became of a submission, record by record.",
            "Ends with 1 when a record is dead or unknown, and with 124 when one still waits at the deadline."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  postern receipts 0c9ae1f2-6a40-8010-8000-0001c0ffee00",
            "  postern receipts $(postern send log --group shop --stream web paid) --wait"
        })
final class ReceiptsCommand implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(250);

    @Parameters(paramLabel = "RECEIPT", description = "What sending printed: the header Postern-Receipt.")
    private String receipt = "";

    @Option(names = "--wait", description = "Wait until nothing of it is under way.")
    private boolean wait;

    @Option(names = "--deadline", paramLabel = "DURATION", description = "Longest wait; else 1m.")
    private String deadline = "1m";

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final GateOptions options = new GateOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    ReceiptsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Deadline end = Deadline.after(GoDuration.positive("--deadline", deadline));
        try (GateClient gate = options.client(terminal)) {
            Secret token = client.accessToken(terminal, gate);
            HttpResponse<String> answer = ask(gate, token);
            while (wait && !trace(answer).settled() && end.pause(PAUSE)) answer = ask(gate, token);
            tell(answer);
        }
    }

    private HttpResponse<String> ask(GateClient gate, Secret token) {
        return gate.get("/api/v1/receipts/" + Urls.encoded(receipt), GateClient.client(token));
    }

    private void tell(HttpResponse<String> answer) {
        Trace trace = trace(answer);
        if (json.wanted()) terminal.say(answer.body());
        else trace.tell(terminal);
        if (trace.lost() > 0)
            throw new CommandFailure(
                    ExitCode.BAD_NEWS, trace.lost() + " of " + trace.records() + " records did not arrive");
        if (wait && !trace.settled())
            throw new CommandFailure(ExitCode.TIMED_OUT, "some records are still under way after " + deadline);
    }

    private static Trace trace(HttpResponse<String> answer) {
        return new Trace(GateClient.object(answer));
    }
}
