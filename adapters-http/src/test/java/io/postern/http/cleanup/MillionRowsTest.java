package io.postern.http.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.ChildProcess;
import io.postern.testkit.Eventually;
import io.postern.testkit.TemporaryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A log of a million rows, 136 MB, is answered where there are 64 MB for all: for the gate, which takes half of that when
 * it does nothing, and for its caller.
 */
final class MillionRowsTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void aMillionRowsTakeNoMoreMemoryThanTenThousand() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                MillionRows.class.getName());
        try (TemporaryFolder folder = TemporaryFolder.create("million-rows")) {
            ChildProcess child = ChildProcess.start(command, Map.of(), folder);
            try {
                Eventually.holds(LONG, "both answers were read", () -> !child.alive());
            } finally {
                if (child.alive()) child.kill();
            }

            assertThat(child.log())
                    .containsPattern("application/json: 200, [0-9]+ bytes .*\"DELETE\":250000.*\"is_compressed\":true")
                    .containsPattern("text/csv: 200, 13[0-9]{7} bytes .*function-999999,")
                    .doesNotContain("OutOfMemoryError");
        }
    }
}
