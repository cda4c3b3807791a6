package io.postern.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One load while it runs. Everything happens on one event loop, so there are no locks and no queues: which requests
 * wait follows from the number sent and the clock.
 */
final class LoadRun {
    private static final long RECONNECT_MILLIS = 50;

    private final LoadPlan plan;
    private final RequestPool requests;
    private final EventLoop loop;
    private final Bootstrap bootstrap;
    private final CompletableFuture<LoadReport> report = new CompletableFuture<>();
    private final LoadTally tally = new LoadTally();
    private final Set<LoadConnection> open = new HashSet<>();
    private final ArrayDeque<LoadConnection> free = new ArrayDeque<>();
    private final long limit;
    private boolean started;
    private boolean stopped;
    private boolean timerSet;
    private long startNanos;
    private long next;
    private long inHand;
    private long lastAnswerNanos;
    private String firstFault = "";

    LoadRun(LoadPlan plan, RequestPool requests, EventLoop loop, Transport transport) {
        this.plan = plan;
        this.requests = requests;
        this.loop = loop;
        this.limit = plan.requests();
        this.bootstrap = new Bootstrap()
                .group(loop)
                .channel(transport.client())
                .option(ChannelOption.TCP_NODELAY, true)
                .remoteAddress(plan.server())
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new LoadConnection(LoadRun.this, channel));
                    }
                });
    }

    /** The load begins when every connection stands; fails if one cannot be made. */
    CompletableFuture<LoadReport> start() {
        loop.execute(() -> connect(plan.connections()));
        return report;
    }

    // One after the other: a burst of handshakes overruns a server's backlog, and SYN retries take a second.
    private void connect(int missing) {
        if (missing == 0) {
            begin();
            return;
        }
        ChannelFuture _ = bootstrap.connect().addListener(connected -> {
            if (connected.isSuccess()) connect(missing - 1);
            else report.completeExceptionally(connected.cause());
        });
    }

    private void begin() {
        started = true;
        startNanos = System.nanoTime();
        var _ = loop.schedule(this::stop, plan.duration().toNanos(), TimeUnit.NANOSECONDS);
        sendWhatIsDue();
    }

    void opened(LoadConnection connection) {
        open.add(connection);
        free(connection);
    }

    void free(LoadConnection connection) {
        free.add(connection);
        if (started && !timerSet) sendWhatIsDue();
    }

    void answered(int status, long dueNanos) {
        inHand--;
        lastAnswerNanos = elapsedNanos();
        tally.answered(status, lastAnswerNanos - dueNanos);
    }

    void lost(LoadConnection connection) {
        free.remove(connection);
        open.remove(connection);
        if (report.isDone()) return;
        if (connection.owesAnswer()) inHand--;
        connection.abandon(tally, elapsedNanos());
        if (started) reconnect();
        finishIfDone();
    }

    void broken(Throwable cause) {
        if (firstFault.isEmpty()) firstFault = cause.toString();
    }

    private void reconnect() {
        ChannelFuture _ = bootstrap.connect().addListener(connected -> {
            if (connected.isSuccess() || report.isDone()) return;
            broken(connected.cause());
            var _ = loop.schedule(this::reconnect, RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
        });
    }

    private void sendWhatIsDue() {
        timerSet = false;
        while (mayStillSend() && !free.isEmpty()) {
            long now = elapsedNanos();
            long due = plan.pace().dueNanos(next, now);
            if (due > now) {
                timerSet = true;
                var _ = loop.schedule(this::sendWhatIsDue, due - now, TimeUnit.NANOSECONDS);
                return;
            }
            next++;
            inHand++;
            free.remove().send(requests.next(), due);
        }
        finishIfDone();
    }

    private boolean mayStillSend() {
        if (next >= limit) return false;
        // At a fixed rate, what fell due in time is still owed to the server after the bell.
        return !stopped || plan.pace() instanceof Pace.FixedRate;
    }

    private void stop() {
        stopped = true;
        var _ = loop.schedule(this::finish, LoadPlan.GRACE.toNanos(), TimeUnit.NANOSECONDS);
        finishIfDone();
    }

    private void finishIfDone() {
        if (started && inHand == 0 && !mayStillSend()) finish();
    }

    private void finish() {
        if (report.isDone()) return;
        long elapsed = elapsedNanos();
        open.forEach(connection -> connection.abandon(tally, elapsed));
        countUnsent(elapsed);
        report.complete(tally.report(Duration.ofNanos(lastAnswerNanos), firstFault));
        List.copyOf(open).forEach(LoadConnection::close);
    }

    private void countUnsent(long elapsed) {
        if (!(plan.pace() instanceof Pace.FixedRate rate)) return;
        for (; next < limit; next++) tally.unsent(elapsed - rate.dueNanos(next, elapsed));
    }

    private long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }
}
