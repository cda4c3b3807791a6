package io.postern.http.cleanup;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.postern.http.BehindCodec;
import io.postern.http.Endpoint;
import jakarta.inject.Singleton;

/**
 * Encodes what AWS Auto Cleanup's page leaves bare in a query. The page puts values into the URL as they are, and the
 * framework answers a URL that is none before any route of ours is asked.
 */
@Singleton
final class QueryMender implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> created) {
        created.getBean().register(new BehindCodec("postern-query-mender", Mender::new));
        return created.getBean();
    }

    private static final class Mender extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) mend(request);
            context.fireChannelRead(message);
        }

        private static void mend(HttpRequest request) {
            String uri = request.uri();
            int query = uri.indexOf('?') + 1;
            if (query == 0 || !Endpoint.ofCleanup(uri.substring(0, query - 1))) return;
            String mended = QueryText.mended(uri, query);
            if (!mended.equals(uri)) request.setUri(mended);
        }
    }
}
