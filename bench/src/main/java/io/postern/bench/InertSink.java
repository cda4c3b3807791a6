package io.postern.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A CloudWatch that takes everything at once, unless it is told to be unwell, and keeps only figures.
 *
 * <p>Understands what the AWS SDK for Java sends: PutMetricData in Smithy RPC v2 CBOR, CloudWatch Logs in AWS JSON
 * 1.1, gzip or not. Enforces no limit: whether a request would please AWS is for the strict stand-in of the tests to
 * say. {@code GET /stats} shows the figures, {@code POST /reset} sets them to zero.
 */
public final class InertSink implements AutoCloseable {
    // PutLogEvents takes 1 MiB of messages; JSON may write a character in six.
    private static final int MAX_BODY_BYTES = 8 << 20;
    private static final byte[] EMPTY_CBOR_MAP = {(byte) 0xA0};
    private static final String THROTTLED = "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}";
    private static final byte[] THROTTLED_CBOR = cbor(THROTTLED);

    private final SinkTally tally = new SinkTally();
    private final SinkTally cut = new SinkTally();
    private final AtomicLong requestIds = new AtomicLong();
    private final EventLoopGroup loop;
    private final Channel listening;
    private volatile Supplier<Trouble> troubles = Trouble.none();

    private InertSink(int port) {
        Transport transport = Transport.best();
        loop = transport.loop("sink");
        listening = new ServerBootstrap()
                .group(loop)
                .channel(transport.server())
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(MAX_BODY_BYTES),
                                        new Answering());
                    }
                })
                .bind("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
    }

    /** Listens on loopback; port 0 takes a free one. */
    public static InertSink start(int port) {
        return new InertSink(port);
    }

    /** What {@code AWS_ENDPOINT_URL} is set to. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort());
    }

    public SinkStats stats() {
        return tally.stats();
    }

    /** What it took in deliveries that it then cut: these come again, so AWS has them twice. */
    SinkStats cut() {
        return cut.stats();
    }

    /** What becomes of each delivery from now on. */
    void suffer(Supplier<Trouble> next) {
        troubles = next;
    }

    /** Exact only while nobody sends. */
    public void reset() {
        tally.reset();
        cut.reset();
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        Transport.stop(loop);
        tally.close();
        cut.close();
    }

    private static byte[] cbor(String json) {
        try {
            return new CBORMapper().writeValueAsBytes(new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new IllegalStateException(json, e);
        }
    }

    /** {@code InertSink PORT}: serves until the process is ended. */
    public static void main(String[] args) {
        try (InertSink sink = start(Integer.parseInt(args[0]))) {
            System.out.println("inert CloudWatch at " + sink.endpoint());
            sink.listening.closeFuture().syncUninterruptibly();
        }
    }

    private final class Answering extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            if (request.method().equals(HttpMethod.GET) && request.uri().equals("/stats")) {
                answer(ctx, "application/json", stats().toJson().getBytes(UTF_8));
                return;
            }
            if (request.method().equals(HttpMethod.POST) && request.uri().equals("/reset")) {
                reset();
                answer(ctx, "application/json", "{}".getBytes(UTF_8));
                return;
            }
            boolean metrics = request.uri().endsWith("/operation/PutMetricData");
            boolean events = request.headers().get("X-Amz-Target", "").endsWith(".PutLogEvents");
            Trouble trouble = metrics || events ? troubles.get() : Trouble.NONE;
            boolean cbor = request.headers().contains("smithy-protocol");
            switch (trouble) {
                case NONE -> {
                    take(request, metrics, events, tally);
                    if (cbor) answer(ctx, "application/cbor", EMPTY_CBOR_MAP);
                    else answer(ctx, "application/x-amz-json-1.1", "{}".getBytes(UTF_8));
                }
                case THROTTLED -> {
                    if (cbor) answer(ctx, HttpResponseStatus.BAD_REQUEST, "application/cbor", THROTTLED_CBOR);
                    else
                        answer(
                                ctx,
                                HttpResponseStatus.BAD_REQUEST,
                                "application/x-amz-json-1.1",
                                THROTTLED.getBytes(UTF_8));
                }
                case FAILED -> answer(ctx, HttpResponseStatus.SERVICE_UNAVAILABLE, "text/plain", new byte[0]);
                case CUT -> {
                    take(request, metrics, events, cut);
                    var _ = ctx.close();
                }
                case HANGING -> {}
            }
        }

        private void take(FullHttpRequest request, boolean metrics, boolean events, SinkTally where) {
            boolean gzip = request.headers().contains(HttpHeaderNames.CONTENT_ENCODING, "gzip", true);
            if (metrics) where.metrics(ByteBufUtil.getBytes(request.content()), gzip);
            else if (events) where.logEvents(ByteBufUtil.getBytes(request.content()), gzip);
            else where.other();
        }

        private void answer(ChannelHandlerContext ctx, String type, byte[] body) {
            answer(ctx, HttpResponseStatus.OK, type, body);
        }

        private void answer(ChannelHandlerContext ctx, HttpResponseStatus status, String type, byte[] body) {
            var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, type)
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                    .set("x-amzn-requestid", "%012d".formatted(requestIds.incrementAndGet()));
            if (type.equals("application/cbor")) response.headers().set("smithy-protocol", "rpc-v2-cbor");
            var _ = ctx.writeAndFlush(response, ctx.voidPromise());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            // The SDK retries a connection that breaks, and the drain report shows what never came.
            var _ = ctx.close();
        }
    }
}
