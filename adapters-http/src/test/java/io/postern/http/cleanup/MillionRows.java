package io.postern.http.cleanup;

import io.postern.cleanup.model.ExecutionKey;
import io.postern.http.Gate;
import io.postern.http.ScriptedExecutionLogs;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A gate that answers with logs of a million rows, in a process of its own because its heap is as small as it gets. */
final class MillionRows {

    static final int ROWS = 1_000_000;

    private static final ExecutionKey KEY = new ExecutionKey("2023/01/execution_log_2023_01_01_06_00_00.csv");

    private MillionRows() {}

    public static void main(String[] arguments) throws Exception {
        try (Gate gate = Gate.open();
                HttpClient http = HttpClient.newHttpClient()) {
            gate.bean(ScriptedExecutionLogs.class).script(KEY, () -> new GeneratedLog(ROWS));
            for (String accept : List.of("application/json", "text/csv")) {
                long start = System.nanoTime();
                HttpResponse<InputStream> answer = http.send(
                        gate.request("/execution/" + KEY)
                                .header("x-api-key", Gate.OPERATOR_KEY)
                                .header("Accept", accept)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
                Ended ended = read(answer.body());
                long millis = (System.nanoTime() - start) / 1_000_000;
                System.out.println(accept + ": " + answer.statusCode() + ", " + ended.bytes() + " bytes in " + millis
                        + " ms, ends " + ended.last().replace("\r\n", " "));
            }
        }
        System.exit(0);
    }

    private record Ended(long bytes, String last) {}

    private static Ended read(InputStream body) throws IOException {
        byte[] buffer = new byte[8192];
        String last = "";
        long bytes = 0;
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            bytes += count;
            String text = last + new String(buffer, 0, count, StandardCharsets.UTF_8);
            last = text.substring(Math.max(0, text.length() - 500));
        }
        return new Ended(bytes, last);
    }
}
