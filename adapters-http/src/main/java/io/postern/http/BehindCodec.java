package io.postern.http;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import java.util.function.Supplier;

/**
 * Puts a handler behind the HTTP codec of each connection.
 *
 * @param name of the handler in the pipeline
 * @param handlers makes one for each connection
 */
public record BehindCodec(String name, Supplier<ChannelHandler> handlers) implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
        return role == ChannelRole.CONNECTION ? new OfConnection(channel.pipeline(), name, handlers) : this;
    }

    private record OfConnection(ChannelPipeline pipeline, String name, Supplier<ChannelHandler> handlers)
            implements NettyServerCustomizer {

        @Override
        public void onStreamPipelineBuilt() {
            if (pipeline.get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null)
                pipeline.addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, name, handlers.get());
        }
    }
}
