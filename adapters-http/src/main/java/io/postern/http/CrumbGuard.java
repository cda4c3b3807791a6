package io.postern.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import jakarta.inject.Singleton;

/**
 * Hangs up on bodies that come in very many crumbs. Each piece of a body is work, however small: three million chunks of
 * one byte, 18 MB on the wire, take more than a second of an event loop, and 20 seconds where a buffer collects them
 * that copies itself as they grow in number. There is no answer: the sender is still talking.
 */
@Singleton
final class CrumbGuard implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    /** Pieces smaller than this are crumbs; what a network cuts a body into is larger. */
    static final int CRUMB_BYTES = 64;
    /** Most crumbs of one body; less than a tenth of a second's work. */
    static final int CRUMBS_MAX = 50_000;

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> created) {
        created.getBean().register(new BehindCodec("postern-crumb-guard", Counter::new));
        return created.getBean();
    }

    private static final class Counter extends ChannelInboundHandlerAdapter {

        private int crumbs;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) crumbs = 0;
            if (message instanceof HttpContent content && crumb(content) && ++crumbs > CRUMBS_MAX) {
                ReferenceCountUtil.release(message);
                var _ = context.close();
                return;
            }
            context.fireChannelRead(message);
        }

        private static boolean crumb(HttpContent content) {
            return !(content instanceof LastHttpContent) && content.content().readableBytes() < CRUMB_BYTES;
        }
    }
}
