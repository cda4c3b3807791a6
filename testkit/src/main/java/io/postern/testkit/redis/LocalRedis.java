package io.postern.testkit.redis;

import io.postern.testkit.ChildProcess;
import io.postern.testkit.LoopbackPort;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code redis-server} as a child of this JVM, on loopback, with its files in a temporary folder. */
final class LocalRedis implements RedisProcess {

    private final RedisBinary binary;
    private final TemporaryFolder folder;
    private final int port;
    private @Nullable ChildProcess process;

    private LocalRedis(RedisBinary binary, TemporaryFolder folder, int port) {
        this.binary = binary;
        this.folder = folder;
        this.port = port;
    }

    static LocalRedis open(RedisBinary binary, RedisOptions options) {
        return open(binary, options, LoopbackPort.free());
    }

    static LocalRedis open(RedisBinary binary, RedisOptions options, int port) {
        TemporaryFolder folder = TemporaryFolder.create("redis");
        String conf = options.toConf() + "bind 127.0.0.1\nport " + port + "\ndir \"" + folder.path() + "\"\n";
        try {
            Files.writeString(folder.file("redis.conf"), conf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LocalRedis(binary, folder, port);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        List<String> command =
                List.of(binary.file().toString(), folder.file("redis.conf").toString());
        process = ChildProcess.start(command, Map.of(), folder);
    }

    @Override
    public void stop() {
        if (!running()) return;
        // A frozen process would keep the SIGTERM for later.
        started().thaw();
        started().end();
    }

    @Override
    public void kill() {
        if (running()) started().kill();
    }

    @Override
    public void pause() {
        started().freeze();
    }

    @Override
    public void resume() {
        started().thaw();
    }

    @Override
    public boolean running() {
        return process != null && process.alive();
    }

    @Override
    public String log() {
        return started().log();
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

    private ChildProcess started() {
        if (process == null) throw new IllegalStateException("Redis: not started (expected: start() first)");
        return process;
    }
}
