package io.postern.app.command;

import java.net.http.HttpResponse;
import java.util.Map;
import picocli.CommandLine.Mixin;

/** What is done to dead letters: to some by their ids one by one, to others by a filter until there is no more. */
final class LetterChange {

    @Mixin
    private final LetterSelection selection = new LetterSelection();

    @Mixin
    private final OperatorCalls calls = new OperatorCalls();

    @Mixin
    private final JsonOption json = new JsonOption();

    /** One call. */
    @FunctionalInterface
    interface Call {

        /**
         * Changes one letter, or those of a query.
         *
         * @param letters the path of them all or of one
         * @param query with its question mark; empty for one letter
         */
        HttpResponse<String> make(GateClient gate, Map<String, String> headers, String letters, String query);
    }

    /**
     * Makes the calls, and says how many letters were changed.
     *
     * @param counter the member of an answer to a query that counts them, and the word for what they are then
     */
    void run(Terminal terminal, String counter, Call call) {
        selection.check();
        long changed = calls.call(terminal, (gate, headers) -> changed(gate, headers, counter, call));
        terminal.say(json.wanted() ? Json.text(Map.of(counter, changed)) : changed + " " + counter);
    }

    private long changed(GateClient gate, Map<String, String> headers, String counter, Call call) {
        for (String id : selection.ids()) call.make(gate, headers, LetterFilter.PATH + "/" + Urls.encoded(id), "");
        if (!selection.ids().isEmpty()) return selection.ids().size();
        return selection.each(query -> GateClient.object(call.make(gate, headers, LetterFilter.PATH, query)), counter);
    }
}
