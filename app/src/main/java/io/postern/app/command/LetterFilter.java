package io.postern.app.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class LetterFilter {

    /** Where they are. */
    static final String PATH = "/api/v1/dead-letters";

    @Option(
            names = "--cause",
            paramLabel = "CAUSE",
            description = "refused, too_old, too_new, expired or aged_while_waiting; may be repeated.")
    private List<String> causes = new ArrayList<>();

    @Option(names = "--client", paramLabel = "CLIENT", description = "Whose they are; may be repeated.")
    private List<String> clients = new ArrayList<>();

    @Option(
            names = "--destination",
            paramLabel = "DESTINATION",
            description = "The name of the one that they were to go to; may be repeated.")
    private List<String> destinations = new ArrayList<>();

    @Option(names = "--from", paramLabel = "TIME", description = "They died then or later: ISO 8601 or epoch seconds.")
    private String from = "";

    @Option(names = "--until", paramLabel = "TIME", description = "They died before that.")
    private String until = "";

    boolean isEmpty() {
        return query().isEmpty();
    }

    /** The parameters of a query, each with an ampersand before it. */
    String query() {
        StringBuilder query = new StringBuilder();
        for (String cause : causes) add(query, "cause", cause);
        for (String client : clients) add(query, "client", client);
        for (String destination : destinations) add(query, "destination", destination);
        if (!from.isEmpty()) add(query, "from", from);
        if (!until.isEmpty()) add(query, "until", until);
        return query.toString();
    }

    private static void add(StringBuilder query, String name, String value) {
        query.append('&').append(name).append('=').append(Urls.encoded(value));
    }
}
