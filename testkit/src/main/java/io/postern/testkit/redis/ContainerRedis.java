package io.postern.testkit.redis;

import com.github.dockerjava.api.DockerClient;
import io.postern.testkit.LoopbackPort;
import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** Redis in a container of a Docker engine on this machine; its data live in the container. */
final class ContainerRedis implements RedisProcess {

    private static final DockerImageName IMAGE = DockerImageName.parse("redis:7");
    private static final int REDIS_PORT = 6379;
    private static final String CONF = "/etc/postern-redis.conf";

    private final GenericContainer<?> container;
    private final int port;
    /** Testcontainers removes a container that ended before its ports were mapped, and its log with it. */
    private final ToStringConsumer firstOutput = new ToStringConsumer();

    private boolean paused;

    private ContainerRedis(GenericContainer<?> container, int port) {
        this.container = container;
        this.port = port;
        container.withLogConsumer(firstOutput);
    }

    static ContainerRedis open(RedisOptions options) {
        Prerequisites.MISSING.ifPresent(what -> {
            throw new RedisUnavailable(what);
        });
        int port = LoopbackPort.free();
        GenericContainer<?> container = new GenericContainer<>(IMAGE)
                .withExposedPorts(REDIS_PORT)
                .withCopyToContainer(Transferable.of(options.toConf() + "protected-mode no\n"), CONF)
                .withCommand("redis-server", CONF)
                .withStartupCheckStrategy(new NoCheck())
                .waitingFor(new NoWait());
        // A published port of the engine's own choice would change at each restart.
        container.setPortBindings(List.of("127.0.0.1:" + port + ":" + REDIS_PORT));
        return new ContainerRedis(container, port);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        if (created()) {
            docker().startContainerCmd(container.getContainerId()).exec();
            return;
        }
        try {
            container.start();
        } catch (ContainerLaunchException e) {
            throw new IllegalStateException(describe() + " did not start; its log:\n" + log(), e);
        }
    }

    @Override
    public void stop() {
        if (!running()) return;
        resume();
        docker().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void kill() {
        if (!running()) return;
        // The engine refuses to kill what is paused.
        resume();
        docker().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void pause() {
        if (paused) return;
        docker().pauseContainerCmd(container.getContainerId()).exec();
        paused = true;
    }

    @Override
    public void resume() {
        if (!paused) return;
        docker().unpauseContainerCmd(container.getContainerId()).exec();
        paused = false;
    }

    @Override
    public boolean running() {
        return created() && container.isRunning();
    }

    @Override
    public String log() {
        return created() ? container.getLogs() : firstOutput.toUtf8String();
    }

    @Override
    public String describe() {
        return "container of " + IMAGE;
    }

    @Override
    public void close() {
        resume();
        container.close();
    }

    private boolean created() {
        return Optional.ofNullable(container.getContainerId()).isPresent();
    }

    private static DockerClient docker() {
        return DockerClientFactory.instance().client();
    }

    /** A container that ended is for the one who started it to report, with its log. */
    private static final class NoCheck extends StartupCheckStrategy {
        @Override
        public StartupStatus checkStartupState(DockerClient client, String containerId) {
            return StartupStatus.SUCCESSFUL;
        }
    }

    /** Whoever starts this Redis asks it for PING, and sees at once when it has ended. */
    private static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }

    /** Asked once per JVM: an image that cannot be pulled takes two minutes to say so. */
    private static final class Prerequisites {

        static final Optional<String> MISSING = missing();

        private static Optional<String> missing() {
            if (!DockerClientFactory.instance().isDockerAvailable()) return Optional.of("no Docker engine answers");
            try {
                new RemoteDockerImage(IMAGE).get();
                return Optional.empty();
            } catch (Exception e) {
                return Optional.of("the Docker engine cannot get the image " + IMAGE + ": " + e.getMessage());
            }
        }
    }
}
