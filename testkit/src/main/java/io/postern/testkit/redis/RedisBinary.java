package io.postern.testkit.redis;

import io.postern.testkit.Executables;
import io.postern.testkit.TemporaryFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;

/**
 * An executable {@code redis-server}.
 *
 * @param origin where it came from, in a few words
 */
record RedisBinary(Path file, String origin) {

    /**
     * The first {@code redis-server} of the PATH.
     *
     * @throws RedisUnavailable when there is none
     */
    static RedisBinary onPath() {
        return Executables.onPath("redis-server")
                .map(file -> new RedisBinary(file, "redis-server from the PATH"))
                .orElseThrow(() -> new RedisUnavailable("no redis-server on the PATH"));
    }

    /**
     * The binary of Redis 6.2 that embedded-redis carries for this machine's processor.
     *
     * @throws RedisUnavailable when it has none for it, or when it cannot be unpacked
     */
    static RedisBinary embedded() {
        return new RedisBinary(
                Unpacked.FILE.orElseThrow(() -> new RedisUnavailable(Unpacked.FAULT)), "binary of embedded-redis");
    }

    /** Unpacks once per JVM: the binary has ten megabytes, and many tests start a Redis of their own. */
    private static final class Unpacked {

        static final Optional<Path> FILE;
        static final String FAULT;

        static {
            Optional<Path> file = Optional.empty();
            String fault = "";
            TemporaryFolder folder = TemporaryFolder.create("redis-binary");
            Runtime.getRuntime().addShutdownHook(new Thread(folder::close));
            try {
                file = Optional.of(unpack(folder));
            } catch (IOException | RuntimeException e) {
                fault = "embedded-redis has no binary for this machine: " + e;
            }
            FILE = file;
            FAULT = fault;
        }

        private static Path unpack(TemporaryFolder folder) throws IOException {
            File binary = ExecutableProvider.newJarResourceProvider(
                            folder.path().toFile())
                    .get();
            return binary.toPath();
        }
    }
}
