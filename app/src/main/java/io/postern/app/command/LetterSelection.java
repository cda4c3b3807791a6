package io.postern.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Dead letters to be changed: some by their ids, those that a filter finds, or really all. */
final class LetterSelection {

    @Parameters(arity = "0..*", paramLabel = "ID", description = "As listed; else a filter, or --all.")
    private List<String> ids = new ArrayList<>();

    @Mixin
    private final LetterFilter filter = new LetterFilter();

    @Option(names = "--all", description = "Every one there is.")
    private boolean all;

    /** Refuses a selection that says nothing or two things. */
    void check() {
        int ways = (ids.isEmpty() ? 0 : 1) + (filter.isEmpty() ? 0 : 1) + (all ? 1 : 0);
        if (ways != 1)
            throw new CommandFailure(ExitCode.USAGE, "which dead letters? (expected: ids, or a filter, or --all)");
    }

    List<String> ids() {
        return List.copyOf(ids);
    }

    /**
     * Calls with one query after the other while there is more, and counts.
     *
     * @param call takes the query and gives the answer
     * @param counter the member of an answer that says how many
     */
    long each(Function<String, Map<String, Object>> call, String counter) {
        String query = all ? "?all=true" : "?" + filter.query().substring(1);
        String next = "";
        long count = 0;
        boolean full = false;
        while (true) {
            Map<String, Object> answer = call.apply(next.isEmpty() ? query : query + "&after=" + Urls.encoded(next));
            long changed = answer.get(counter) instanceof Number number ? number.longValue() : 0;
            count += changed;
            next = Json.member(answer, "next");
            full |= Json.member(answer, "queueFull").equals("true");
            // Those that found no room stay behind, and those of other destinations come first.
            if (full && next.isEmpty())
                throw new CommandFailure(
                        ExitCode.TRY_LATER,
                        "a delivery queue is full; " + count + " dead letters went, others stay; try again later");
            boolean more = Json.member(answer, "more").equals("true");
            // Without progress and without a place to go on, asking again would go on for ever.
            if (!more || (changed == 0 && next.isEmpty())) return count;
        }
    }
}
