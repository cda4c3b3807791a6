package org.example.postern.postgres;

import io.postern.testkit.LoopbackPort;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code postgres} as a child of this JVM, with its files in a temporary folder. It refuses to run as root, so there it runs
 * as nobody.
 */
final class LocalPostgres implements PostgresServer {

    private static final String NOBODY = "nobody";
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    private final Path programs;
    private final TemporaryFolder folder = TemporaryFolder.create("postgres");
    private final int port = LoopbackPort.free();
    private @Nullable Process process;

    LocalPostgres(Path programs) {
        this.programs = programs;
        give(folder.path());
        run(List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + folder.file("data"),
                "--username=postern",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync"));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        process = begin(List.of(
                programs.resolve("postgres").toString(),
                "-D",
                folder.file("data").toString(),
                "-p",
                Integer.toString(port),
                "-k",
                folder.path().toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                // What was written survives the process all the same; only the machine may not crash.
                "-c",
                "fsync=off"));
    }

    @Override
    public void kill() {
        Process started = process;
        if (started == null) return;
        List<ProcessHandle> all = Stream.concat(Stream.of(started.toHandle()), started.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().join());
        process = null;
    }

    @Override
    public void pause() {
        signal("STOP");
    }

    @Override
    public void resume() {
        signal("CONT");
    }

    @Override
    public String log() {
        try {
            return Files.exists(folder.file("output.log")) ? Files.readString(folder.file("output.log")) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        folder.close();
    }

    /**
     * The processes that serve connections go on when only the one that started them is stopped. It goes first, so that there
     * are no new ones; any of the others may have ended meanwhile.
     */
    private void signal(String name) {
        Process started = process;
        if (started == null) return;
        run(List.of("sh", "-c", "kill -" + name + " " + started.pid()));
        String others =
                started.descendants().map(handle -> Long.toString(handle.pid())).collect(Collectors.joining(" "));
        run(List.of("sh", "-c", "kill -" + name + " " + others + " || true"));
    }

    private void run(List<String> command) {
        try {
            int status = begin(command).waitFor();
            if (status != 0) throw new IllegalStateException(command + ": status " + status + "; its log:\n" + log());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + command, e);
        }
    }

    private Process begin(List<String> command) {
        List<String> words = new ArrayList<>();
        if (ROOT) words.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=65534", "--clear-groups"));
        words.addAll(command);
        try {
            return new ProcessBuilder(words)
                    .directory(folder.path().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.file("output.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void give(Path path) {
        if (!ROOT) return;
        try {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
