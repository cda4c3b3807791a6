package org.example.postern.postgres;

import io.postern.testkit.LoopbackPort;
import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container of a Docker engine on this machine. */
final class ContainerPostgres implements PostgresServer {

    private static final DockerImageName IMAGE = DockerImageName.parse("postgres:17");
    private static final int PORT = 5432;

    private final int port = LoopbackPort.free();
    private final GenericContainer<?> container = new GenericContainer<>(IMAGE)
            .withExposedPorts(PORT)
            .withEnv("POSTGRES_USER", "postern")
            .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust");

    private ContainerPostgres() {
        // A published port of the engine's own choice would change at each restart.
        container.setPortBindings(List.of("127.0.0.1:" + port + ":" + PORT));
    }

    static Optional<PostgresServer> open() {
        return Image.IS_THERE ? Optional.of(new ContainerPostgres()) : Optional.empty();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        if (container.getContainerId() == null) container.start();
        else
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
    }

    @Override
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void pause() {
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void resume() {
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public String log() {
        return container.getLogs();
    }

    @Override
    public void close() {
        container.close();
    }

    /** Asked once for each JVM: an image that cannot be pulled takes minutes to say so. */
    private static final class Image {

        static final boolean IS_THERE = isThere();

        private static boolean isThere() {
            if (!DockerClientFactory.instance().isDockerAvailable()) return false;
            try {
                new RemoteDockerImage(IMAGE).get();
                return true;
            } catch (Exception cannotBePulled) {
                return false;
            }
        }
    }
}
