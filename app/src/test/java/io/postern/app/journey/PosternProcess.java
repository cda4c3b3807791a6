package io.postern.app.journey;

import io.postern.testkit.ChildProcess;
import io.postern.testkit.Eventually;
import io.postern.testkit.LoopbackPort;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Postern as a process of its own, started as a person would start it, in a folder of its own. */
final class PosternProcess implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final String HEAP = "256m";

    private final TemporaryFolder folder = TemporaryFolder.create("postern");
    private final int port = LoopbackPort.free();
    private final List<String> command;
    private final Map<String, String> variables;
    private final Caller caller = new Caller(uri());
    private ChildProcess process;

    private PosternProcess(String heap, Map<String, String> environment, String dotEnv) {
        try {
            Files.writeString(folder.file(".env"), dotEnv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.command = command(heap);
        this.variables = new HashMap<>(environment);
        variables.put("PORT", Integer.toString(port));
        this.process = ChildProcess.start(command, variables, folder);
    }

    /** So many that answer; they start side by side. */
    static List<PosternProcess> start(int many, Map<String, String> environment) {
        List<PosternProcess> all = Stream.generate(() -> new PosternProcess(HEAP, environment, ""))
                .limit(many)
                .toList();
        all.forEach(PosternProcess::awaitAnswer);
        return all;
    }

    /** One that answers. */
    static PosternProcess start(Map<String, String> environment) {
        return start(environment, "");
    }

    static PosternProcess start(Map<String, String> environment, String dotEnv) {
        return start(HEAP, environment, dotEnv);
    }

    /** The same with a heap of that size. */
    static PosternProcess startWithHeap(String heap, Map<String, String> environment) {
        return start(heap, environment, "");
    }

    private static PosternProcess start(String heap, Map<String, String> environment, String dotEnv) {
        PosternProcess postern = new PosternProcess(heap, environment, dotEnv);
        postern.awaitAnswer();
        return postern;
    }

    /** The command line, with the class path of this test. */
    static List<String> command() {
        return command(HEAP);
    }

    private static List<String> command(String heap) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                "io.postern.app.Postern");
    }

    URI uri() {
        return URI.create("http://localhost:" + port);
    }

    Caller caller() {
        return caller;
    }

    /** What it wrote to both of its outputs. */
    String output() {
        return process.log();
    }

    /** Ends it with SIGTERM, and returns when it is gone. */
    void terminate() {
        process.end();
    }

    /** Ends it with SIGKILL, as a crash would, and returns when it is gone. */
    void kill() {
        process.kill();
    }

    /** Starts it again after its end, on the same port; it answers on return. */
    void restart() {
        launch();
        awaitAnswer();
    }

    /** The same without waiting for it. */
    void launch() {
        process = ChildProcess.start(command, variables, folder);
    }

    /** Returns once it answers. */
    void awaitAnswer() {
        Eventually.holds(START_MAX, "Postern answers", () -> {
            if (!process.alive()) throw new IllegalStateException("Postern ended; it said:\n" + output());
            return answers();
        });
    }

    /** What it holds of the machine's memory now, and zero where the system has no {@code /proc} to tell. */
    long residentBytes() {
        return process.residentBytes();
    }

    @Override
    public void close() {
        caller.close();
        if (process.alive()) process.kill();
        folder.close();
    }

    private boolean answers() {
        try {
            return caller.get("/health/liveness").statusCode() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }
}
