package io.postern.testkit.emulator;

import io.postern.testkit.ChildProcess;
import io.postern.testkit.Eventually;
import io.postern.testkit.Executables;
import io.postern.testkit.LoopbackPort;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * LocalEmu, an emulator of AWS, as a process of its own on loopback.
 *
 * <p>The program is the one that the environment variable {@code POSTERN_TEST_LOCALEMU} points to, or else
 * {@code localemu} on the PATH; without it, starting fails. It takes any credential and any region. It has no reset:
 * tests keep apart by names of their own.
 */
public final class LocalEmu implements AutoCloseable {

    /** It takes two seconds on an idle machine with two cores. */
    private static final Duration START_MAX = Duration.ofSeconds(60);

    private static final Duration HEALTH_MAX = Duration.ofSeconds(2);

    private final TemporaryFolder folder;
    private final ChildProcess process;
    private final int port;
    private final Thread endWithJvm;

    private LocalEmu(TemporaryFolder folder, ChildProcess process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
        this.endWithJvm = new Thread(this::end);
    }

    /** A fresh one; it reports that it is healthy when this returns. */
    public static LocalEmu start() {
        Path program = Executables.required("localemu", "POSTERN_TEST_LOCALEMU");
        int port = LoopbackPort.free();
        TemporaryFolder folder = TemporaryFolder.create("localemu");
        List<String> command = List.of(program.toString(), "start", "--port", Integer.toString(port));
        ChildProcess process = ChildProcess.start(command, environment(port, folder), folder);
        LocalEmu emulator = new LocalEmu(folder, process, port);
        Runtime.getRuntime().addShutdownHook(emulator.endWithJvm);
        try {
            emulator.awaitHealth();
        } catch (RuntimeException | AssertionError e) {
            emulator.close();
            throw e;
        }
        return emulator;
    }

    private static Map<String, String> environment(int port, TemporaryFolder folder) {
        return Map.of(
                // The default server would listen on every interface.
                "GATEWAY_SERVER",
                "hypercorn",
                "GATEWAY_LISTEN",
                "127.0.0.1:" + port,
                "TMPDIR",
                folder.path().toString());
    }

    /** The endpoint of every emulated service, for {@code AWS_ENDPOINT_URL} or an SDK's endpoint override. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What it has written to its log, for the text of a failure. */
    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(endWithJvm);
    }

    private void awaitHealth() {
        HttpRequest health = HttpRequest.newBuilder(endpoint().resolve("/_localemu/health"))
                .timeout(HEALTH_MAX)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            Eventually.holds(START_MAX, "LocalEmu is healthy", () -> {
                if (!process.alive())
                    throw new IllegalStateException("LocalEmu ended at its start; its log:\n" + log());
                return answersOk(client, health);
            });
        }
    }

    private static boolean answersOk(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void end() {
        // It holds nothing that outlives it, so there is nothing to wait for.
        process.kill();
        folder.close();
    }
}
