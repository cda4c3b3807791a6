package io.postern.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** One kept-alive connection with at most one request in hand. */
final class LoadConnection extends ChannelInboundHandlerAdapter {
    private static final long NONE = -1;

    private final LoadRun run;
    private final Channel channel;
    private final ResponseReader reader = new ResponseReader();
    private long dueNanos = NONE;

    LoadConnection(LoadRun run, Channel channel) {
        this.run = run;
        this.channel = channel;
    }

    void send(ByteBuf request, long due) {
        dueNanos = due;
        var _ = channel.writeAndFlush(request, channel.voidPromise());
    }

    /** The request in hand, if any, gets no answer any more. */
    void abandon(LoadTally tally, long elapsedNanos) {
        if (dueNanos == NONE) return;
        tally.unanswered(elapsedNanos - dueNanos);
        dueNanos = NONE;
    }

    boolean owesAnswer() {
        return dueNanos != NONE;
    }

    void close() {
        var _ = channel.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        run.opened(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            if (!reader.read(in)) return;
        } finally {
            in.release();
        }
        long due = dueNanos;
        dueNanos = NONE;
        run.answered(reader.status(), due);
        // A connection that the server ends must not be given the next request: it would count as unanswered.
        if (reader.closing()) close();
        else run.free(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        run.lost(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        run.broken(cause);
        var _ = ctx.close();
    }
}
