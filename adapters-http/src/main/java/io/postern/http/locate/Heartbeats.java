package io.postern.http.locate;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.postern.http.Endpoint;
import io.postern.http.Tally;
import io.postern.locate.RegisterTarget;
import io.postern.locate.model.MachineNames;
import io.postern.shared.PortUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machines that are connected to this replica. What they say is handled in order, on threads that may block.
 *
 * <p>Bounded: so many connections, {@value #MESSAGE_BYTES_MAX} bytes in a message, and {@value
 * HeartbeatConnection#WAITING_MAX} messages of one machine that wait; a machine that says nothing for 30 s is hung up on.
 */
@Singleton
@LocateEnabled
final class Heartbeats {

    static final int MESSAGE_BYTES_MAX = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    /** By identity: a session's own id is what the machine chose, and two may choose the same. */
    private final Map<WebSocketSession, HeartbeatConnection> connections =
            Collections.synchronizedMap(new IdentityHashMap<>());

    private final RegisterTarget registerTarget;
    private final MachineNames names;
    private final LocateConfig config;
    private final Tally tally;
    private final Clock clock;
    private final Executor blocking;
    private final TaskScheduler scheduler;
    private volatile @Nullable Future<?> look;

    Heartbeats(
            RegisterTarget registerTarget,
            MachineNames names,
            LocateConfig config,
            Tally tally,
            Clock clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
        this.registerTarget = registerTarget;
        this.names = names;
        this.config = config;
        this.tally = tally;
        this.clock = clock;
        this.blocking = blocking;
        this.scheduler = scheduler;
    }

    @PostConstruct
    void begin() {
        look = scheduler.scheduleAtFixedRate(LOOK_EVERY, LOOK_EVERY, this::hangUpOnTheSilent);
    }

    @PreDestroy
    void end() {
        Future<?> running = look;
        if (running != null) running.cancel(false);
    }

    /** Whether there is no room for one more. */
    boolean full() {
        return connections.size() >= config.heartbeatsMax();
    }

    void open(WebSocketSession session, HttpRequest<?> request) {
        Optional<String> organization = request.getAttribute(HeartbeatGuard.ORGANIZATION, String.class);
        if (organization.isEmpty()) {
            tally.heartbeat("hung_up");
            session.close(CloseReason.POLICY_VIOLATION);
            return;
        }
        connections.put(session, new HeartbeatConnection(session, organization.get(), blocking, clock.instant()));
    }

    void message(WebSocketSession session, String text) {
        HeartbeatConnection connection = connections.get(session);
        if (connection == null) return;
        if (!connection.next(clock.instant(), () -> hear(connection, text)))
            hangUp(connection, "too many messages at once");
    }

    void broken(WebSocketSession session, Throwable cause) {
        LOG.debug("A heartbeat broke. cause={}", cause.toString());
        close(session);
        session.close(CloseReason.PROTOCOL_ERROR);
    }

    void close(WebSocketSession session) {
        connections.remove(session);
    }

    void hangUpOnTheSilent() {
        Instant limit = clock.instant().minus(SILENCE_MAX);
        List<HeartbeatConnection> open;
        synchronized (connections) {
            open = List.copyOf(connections.values());
        }
        for (HeartbeatConnection connection : open)
            if (!connection.heardOf().isAfter(limit)) hangUp(connection, "silent for 30 s");
    }

    /** Nobody else would tell of a fault here: there is no answer that it could be in. */
    private void hear(HeartbeatConnection connection, String text) {
        try {
            handle(connection, text);
        } catch (RuntimeException fault) {
            LOG.error("A machine's message could not be handled.", fault);
            tally.refused("internal", Endpoint.LOCATE);
        }
    }

    private void handle(HeartbeatConnection connection, String text) {
        switch (HeartbeatMessage.read(text, names)) {
            case HeartbeatMessage.Registered registered -> {
                if (!connection.register(registered.registration()))
                    hangUp(connection, "machine of another organization");
            }
            case HeartbeatMessage.Health health -> report(connection, health.score());
            case HeartbeatMessage.Invalid invalid -> hangUp(connection, invalid.why());
            case HeartbeatMessage.Unknown _ -> tally.heartbeat("unknown");
        }
    }

    private void report(HeartbeatConnection connection, double score) {
        if (connection.registration().isEmpty()) {
            hangUp(connection, "health before registration");
            return;
        }
        try {
            boolean live = registerTarget.report(connection.registration().get(), score);
            tally.heartbeat(live ? "live" : "not_live");
        } catch (PortUnavailable _) {
            // The machine says it again in ten seconds; hanging up would make all come back at once.
            tally.heartbeat("unavailable");
        }
    }

    private void hangUp(HeartbeatConnection connection, String why) {
        connections.remove(connection.session());
        tally.heartbeat("hung_up");
        // A close frame's reason has 123 bytes at most.
        String reason = why.substring(0, Math.min(100, why.length())).replaceAll("[^ -~]", "?");
        connection.session().close(new CloseReason(CloseReason.POLICY_VIOLATION.getCode(), reason));
    }
}
