package io.postern.app.boot;

import io.micronaut.context.env.Environment;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator should know after the start: where, which adapters, why, and what that means. */
public final class BootReport {

    private static final Logger LOG = LoggerFactory.getLogger(BootReport.class);

    private final URI gate;
    private final Mode mode;
    private final List<Choice> choices;
    private final List<String> notices;
    private final String session;
    private final List<String> notShown;

    private BootReport(
            URI gate, Mode mode, List<Choice> choices, List<String> notices, String session, List<String> notShown) {
        this.gate = gate;
        this.mode = mode;
        this.choices = choices;
        this.notices = notices;
        this.session = session;
        this.notShown = notShown;
    }

    static BootReport of(URI gate, Environment environment, Defaults defaults) {
        Mode mode = Mode.of(environment);
        List<Choice> choices = Choice.all(environment, defaults);
        List<String> notices = new ArrayList<>();
        for (Choice choice : choices) if (!choice.risk().isEmpty()) notices.add(choice.risk());
        if (Sources.written(environment, Keys.REDIS) && choices.stream().noneMatch(Choice::isRedis))
            notices.add(
                    Keys.REDIS + " leads to a Redis, and nothing is kept in it (expected: an adapter that is redis)."
                            + " Set REDIS_URL in its place, and adapters choose it by themselves.");
        notices.addAll(UnknownVariables.sentences(environment.getPropertySources()));
        String clientSecret = environment.getRequiredProperty(Keys.CLIENT_SECRET, String.class);
        String operatorKey = environment.getRequiredProperty(Keys.OPERATOR_KEY, String.class);
        boolean clientSecretDrawn = defaults.drawn(Keys.CLIENT_SECRET, clientSecret);
        boolean operatorKeyDrawn = defaults.drawn(Keys.OPERATOR_KEY, operatorKey);
        List<String> notShown = new ArrayList<>();
        if (!clientSecretDrawn) notShown.add("CLIENT_SECRET_KEY");
        if (!operatorKeyDrawn) notShown.add("POSTERN_OPERATOR_KEY");
        if (mode == Mode.PRODUCTION && operatorKeyDrawn)
            notices.add("POSTERN_OPERATOR_KEY is not set: reading back and every other operator's call is refused.");
        String session = CurlSession.against(
                gate,
                clientSecretDrawn ? clientSecret : "$CLIENT_SECRET_KEY",
                operatorKeyDrawn ? operatorKey : "$POSTERN_OPERATOR_KEY");
        return new BootReport(gate, mode, choices, notices, session, notShown);
    }

    /** Tells it in one block to a person at a terminal, or in production line by line to the log. */
    public void tell(PrintStream person) {
        if (mode == Mode.DEVELOPMENT) {
            person.print(block());
            person.flush();
            return;
        }
        lines().forEach(LOG::info);
        notices.forEach(LOG::warn);
    }

    /** The facts, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Postern listens on " + gate);
        for (Choice choice : choices)
            lines.add("%s: %s (%s)".formatted(choice.serves(), choice.adapter(), choice.why()));
        return lines;
    }

    private String block() {
        StringBuilder block = new StringBuilder();
        for (String line : lines())
            block.append(block.isEmpty() ? "" : "  ").append(line).append('\n');
        for (String notice : notices) block.append("  ! ").append(notice).append('\n');
        block.append("\nThe API: ").append(gate).append("/openapi\nA session to paste into bash");
        if (!notShown.isEmpty())
            block.append(", in a shell that has ")
                    .append(String.join(" and ", notShown))
                    .append(" of this start");
        block.append(":\n\n");
        return block.append(session).toString();
    }
}
