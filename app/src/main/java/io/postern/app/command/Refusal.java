package io.postern.app.command;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** What a server says when the answer is no, in one line. */
final class Refusal {

    private static final int RECORDS_SHOWN = 3;

    private Refusal() {}

    static CommandFailure of(HttpResponse<String> answer) {
        int status = answer.statusCode();
        Map<String, Object> body = Json.object(answer.body()).orElse(Map.of());
        Map<String, Object> error = Json.object(body, "error").orElse(body);
        String words = firstOf(error, "message", "detail", "title");
        String code = Json.member(error, "code");
        String sentence = (words.isEmpty() ? "the server said no without a word" : words + records(error)) + " (status "
                + status + (code.isEmpty() ? "" : ", code " + code) + ")";
        return new CommandFailure(exit(status), visible(sentence) + later(answer));
    }

    /** Without what would move a terminal's cursor. */
    static String visible(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static ExitCode exit(int status) {
        return switch (status) {
            case 401, 403 -> ExitCode.DENIED;
            case 404 -> ExitCode.NOT_FOUND;
            case 429, 503 -> ExitCode.TRY_LATER;
            default -> status / 100 == 4 ? ExitCode.REFUSED : ExitCode.ANSWER_UNREADABLE;
        };
    }

    private static String firstOf(Map<String, Object> error, String... names) {
        for (String name : names) {
            String text = Json.member(error, name);
            if (!text.isEmpty()) return text;
        }
        return "";
    }

    private static String records(Map<String, Object> error) {
        List<Map<String, Object>> records = Json.objects(error, "records");
        StringBuilder listed = new StringBuilder();
        for (Map<String, Object> record : records.subList(0, Math.min(RECORDS_SHOWN, records.size())))
            listed.append("; ")
                    .append(
                            Json.member(record, "index").isEmpty()
                                    ? ""
                                    : "record " + Json.member(record, "index") + ", ")
                    .append(Json.member(record, "field"))
                    .append(": ")
                    .append(Json.member(record, "message"));
        return listed.toString();
    }

    private static String later(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .map(seconds -> "; try again in " + visible(seconds) + " s")
                .orElse("");
    }
}
