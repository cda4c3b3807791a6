package io.postern.http.locate;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.postern.http.BehindCodec;
import jakarta.inject.Singleton;

/**
 * Hangs up on messages that come in fragments and together are too long. The framework bounds each frame, but gathers the
 * fragments of one message without any bound. The decoder of frames will stand before the codec of HTTP, so what comes
 * behind that sees frames.
 */
@Singleton
@LocateEnabled
final class FragmentGuard implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> created) {
        created.getBean().register(new BehindCodec("postern-fragment-guard", Counter::new));
        return created.getBean();
    }

    private static final class Counter extends ChannelInboundHandlerAdapter {

        private int bytes;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof WebSocketFrame frame && tooLong(frame)) {
                ReferenceCountUtil.release(message);
                var _ = context.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.MESSAGE_TOO_BIG))
                        .addListener(ChannelFutureListener.CLOSE);
                return;
            }
            context.fireChannelRead(message);
        }

        private boolean tooLong(WebSocketFrame frame) {
            boolean goesOn = frame instanceof ContinuationWebSocketFrame;
            if (!goesOn && frame.isFinalFragment()) return false; // whole, or of no message: bounded by its decoder
            bytes = (goesOn ? bytes : 0) + frame.content().readableBytes();
            return bytes > Heartbeats.MESSAGE_BYTES_MAX;
        }
    }
}
