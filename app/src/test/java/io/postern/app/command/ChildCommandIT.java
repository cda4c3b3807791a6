package io.postern.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.ChildProcess;
import io.postern.testkit.Eventually;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A child of a process of its own: what is seen of it, and that it leaves nobody behind. */
class ChildCommandIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Starts a grandchild that ignores SIGTERM, and notes its process id. */
    private static final String FAMILY =
            "sh -c 'trap : TERM; echo $$ > grandchild; while :; do sleep 1; done' & wait; wait";

    private final TemporaryFolder folder = TemporaryFolder.create("child");
    private @Nullable ChildProcess postern;

    @BeforeEach
    void makeKey() {
        CommandRun.of(
                Map.of(), "keys", "generate", "--out", folder.file("key.json").toString());
    }

    @AfterEach
    void clean() {
        if (postern != null && postern.alive()) postern.kill();
        folder.close();
    }

    @Test
    void withDebugTheCommandsOutputIsSeenWithoutTheToken() {
        ChildProcess postern = start("-logx.debug=true", "--", "sh", "-c", "echo to-out; echo to-err >&2; exit 3");

        Eventually.holds(SOON, "it ends", () -> !postern.alive());
        assertThat(postern.log())
                .contains("to-out\n", "to-err\n", "postern: sh ended with 3\n")
                .doesNotContain("access_token");
    }

    @Test
    void whenTimeIsOverGrandchildrenEndTooWhateverTheyIgnore() {
        ChildProcess postern = start("-timeout=5s", "--", "sh", "-c", FAMILY);
        ProcessHandle grandchild = grandchild();

        Eventually.holds(SOON, "it ends", () -> !postern.alive());
        Eventually.holds(SOON, "its grandchild ends", () -> !grandchild.isAlive());
        assertThat(postern.log()).isEqualTo("postern: sh: not done after 5s, and ended with its children\n");
    }

    @Test
    void atSigtermGrandchildrenEndToo() {
        ChildProcess postern = start("--", "sh", "-c", FAMILY);
        ProcessHandle grandchild = grandchild();

        postern.end();

        Eventually.holds(SOON, "its grandchild ends", () -> !grandchild.isAlive());
    }

    private ChildProcess start(String... arguments) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "io.postern.app.Postern",
                "monitoring-token",
                "-machine=mlab1-lga01",
                "-monitoring-signer-key=key.json"));
        command.addAll(List.of(arguments));
        ChildProcess started = ChildProcess.start(command, Map.of(), folder);
        postern = started;
        return started;
    }

    private ProcessHandle grandchild() {
        return Eventually.present(SOON, "the grandchild runs", this::noted);
    }

    private Optional<ProcessHandle> noted() {
        Path note = folder.file("grandchild");
        try {
            String pid = Files.exists(note) ? Files.readString(note).strip() : "";
            return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
