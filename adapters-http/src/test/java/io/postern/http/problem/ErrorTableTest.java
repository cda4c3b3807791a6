package io.postern.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} says what the enums say, line by line. */
final class ErrorTableTest {

    @Test
    void theDocumentIsTheTable() throws IOException {
        List<String> written = Files.readAllLines(Path.of("../docs/errors.md")).stream()
                .filter(line -> line.matches("\\| [0-9]{3} \\|.*"))
                .toList();

        assertThat(written).containsExactlyElementsOf(rows());
    }

    @Test
    void eachCodeMeansOneThing() {
        List<Integer> codes = new ArrayList<>();
        for (Failure failure : Failure.values()) codes.add(failure.code());
        for (Reason reason : Reason.values()) codes.add(reason.code());

        assertThat(new HashSet<>(codes)).hasSameSizeAs(codes);
    }

    private static List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (Failure failure : Failure.values())
            rows.add(row(failure.code(), failure.status().getCode(), failure.name(), failure.message()));
        for (Reason reason : Reason.values())
            rows.add(row(reason.code(), StatusOf.reason(reason).getCode(), reason.name(), reason.summary()));
        return rows.stream().sorted().toList();
    }

    private static String row(int code, int status, String name, String words) {
        return "| " + code + " | " + status + " | `" + name.toLowerCase(Locale.ROOT) + "` | " + words + " |";
    }
}
