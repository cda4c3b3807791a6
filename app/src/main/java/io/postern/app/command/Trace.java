package io.postern.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of a submission, as the server tells it. */
record Trace(Map<String, Object> answer) {

    private static final Set<String> UNDER_WAY = Set.of("queued", "uncertain");
    private static final Set<String> LOST = Set.of("dead", "unknown");

    /** Whether nothing of it can change any more. */
    boolean settled() {
        return parts().stream().noneMatch(part -> UNDER_WAY.contains(Json.member(part, "state")));
    }

    /** How many of its records did not arrive and will not. */
    long lost() {
        return parts().stream()
                .filter(part -> LOST.contains(Json.member(part, "state")))
                .mapToLong(Trace::count)
                .sum();
    }

    String records() {
        return Json.member(answer, "records");
    }

    void tell(Terminal terminal) {
        List<List<String>> rows = new ArrayList<>();
        for (Map<String, Object> part : parts())
            rows.add(List.of(
                    Json.member(part, "from"),
                    Json.member(part, "count"),
                    Json.member(part, "state"),
                    Refusal.visible(more(part))));
        Table.of(List.of("from", "count", "state", "more"), rows).tell(terminal);
    }

    private static String more(Map<String, Object> part) {
        String cause = Json.member(part, "cause");
        return cause.isEmpty() ? Json.member(part, "requestId") : cause + ": " + Json.member(part, "why");
    }

    private List<Map<String, Object>> parts() {
        return Json.objects(answer, "parts");
    }

    private static long count(Map<String, Object> part) {
        return part.get("count") instanceof Number number ? number.longValue() : 0;
    }
}
