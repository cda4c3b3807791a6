package io.postern.testkit.redis;

import io.postern.testkit.LoopbackPort;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@code redis-server} as a child of this JVM, on loopback, with its files in a temporary folder. */
final class LocalRedis implements RedisProcess {

    /** Far longer than a test's data takes to be written, so it passes only when Redis hangs. */
    private static final int STOP_SECONDS_MAX = 10;

    private final RedisBinary binary;
    private final TemporaryFolder folder;
    private final int port;
    private @Nullable Process process;

    private LocalRedis(RedisBinary binary, TemporaryFolder folder, int port) {
        this.binary = binary;
        this.folder = folder;
        this.port = port;
    }

    static LocalRedis open(RedisBinary binary, RedisOptions options) {
        int port = LoopbackPort.free();
        TemporaryFolder folder = TemporaryFolder.create("redis");
        try {
            Files.writeString(folder.file("redis.conf"), conf(options, port, folder.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LocalRedis(binary, folder, port);
    }

    private static String conf(RedisOptions options, int port, Path folder) {
        return options.toConf() + "bind 127.0.0.1\nport " + port + "\ndir \"" + folder + "\"\n";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        try {
            process = new ProcessBuilder(
                            binary.file().toString(), folder.file("redis.conf").toString())
                    .directory(folder.path().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (!running()) return;
        // A frozen process would keep the SIGTERM for later.
        resume();
        started().destroy();
        awaitEnd();
    }

    @Override
    public void kill() {
        if (!running()) return;
        started().destroyForcibly();
        awaitEnd();
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
    public boolean running() {
        return process != null && process.isAlive();
    }

    @Override
    public String log() {
        try {
            return Files.exists(logFile()) ? Files.readString(logFile()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String describe() {
        return binary.origin();
    }

    @Override
    public void close() {
        kill();
        folder.close();
    }

    private Path logFile() {
        return folder.file("redis.log");
    }

    private Process started() {
        if (process == null) throw new IllegalStateException("Redis: not started (expected: start() first)");
        return process;
    }

    private void signal(String name) {
        // The shell's own kill: a bare machine need not have /bin/kill.
        String command = "kill -" + name + " " + started().pid();
        try {
            int status =
                    new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
            if (status != 0) throw new IllegalStateException(command + ": status " + status + " (expected: 0)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending a signal to Redis", e);
        }
    }

    private void awaitEnd() {
        try {
            if (started().waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) return;
            started().destroyForcibly();
            throw new IllegalStateException("Redis did not end within " + STOP_SECONDS_MAX + " s; its log:\n" + log());
        } catch (InterruptedException e) {
            started().destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
