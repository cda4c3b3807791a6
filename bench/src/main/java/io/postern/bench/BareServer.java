package io.postern.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;

/**
 * The yardstick: reads each request whole, looks at nothing, and answers {@code 201} with a constant JSON body.
 *
 * <p>It is what one core can do with Netty's own HTTP codec; a server that does real work can only be slower.
 */
public final class BareServer implements AutoCloseable {
    private static final ByteBuf BODY = Unpooled.unreleasableBuffer(Unpooled.directBuffer()
            .writeBytes("{\"ResponseMetadata\":{\"RequestId\":\"00000000-0000-4000-8000-000000000000\"}}"
                    .getBytes(US_ASCII))
            .asReadOnly());

    private final EventLoopGroup loop;
    private final Channel listening;

    private BareServer(EventLoopGroup loop, Channel listening) {
        this.loop = loop;
        this.listening = listening;
    }

    /** Listens on loopback; port 0 takes a free one. */
    public static BareServer start(int port) {
        Transport transport = Transport.best();
        EventLoopGroup loop = transport.loop("bare");
        Channel listening = new ServerBootstrap()
                .group(loop)
                .channel(transport.server())
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new ConstantAnswer());
                    }
                })
                .bind("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
        return new BareServer(loop, listening);
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        Transport.stop(loop);
    }

    /** {@code BareServer PORT}: serves until the process is ended. */
    public static void main(String[] args) {
        try (BareServer server = start(Integer.parseInt(args[0]))) {
            System.out.println("bare server on port " + server.port());
            server.listening.closeFuture().syncUninterruptibly();
        }
    }

    private static final class ConstantAnswer extends ChannelInboundHandlerAdapter {
        private static final HttpHeaders HEADERS = DefaultHttpHeadersFactory.headersFactory()
                .newHeaders()
                .add(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .add(HttpHeaderNames.CONTENT_LENGTH, BODY.readableBytes());

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof LastHttpContent) {
                var _ = ctx.write(
                        new DefaultFullHttpResponse(
                                HttpVersion.HTTP_1_1,
                                HttpResponseStatus.CREATED,
                                BODY.duplicate(),
                                HEADERS,
                                EmptyHttpHeaders.INSTANCE),
                        ctx.voidPromise());
            }
            ReferenceCountUtil.release(message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            // A client that goes away is how every run ends; the load generator reports what it missed.
            var _ = ctx.close();
        }
    }
}
