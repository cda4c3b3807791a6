package io.postern.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Ready-made HTTP/1.1 requests outside the heap, handed out in turn and for ever. For one thread. */
public final class RequestPool {
    private final ByteBuf[] requests;
    private int next;

    private RequestPool(ByteBuf[] requests) {
        this.requests = requests;
    }

    /** One {@code POST} of JSON for each body. */
    public static RequestPool posts(URI target, List<String> jsonBodies) {
        List<ByteBuf> requests = new ArrayList<>();
        for (String json : jsonBodies) requests.add(post(target, json.getBytes(UTF_8)));
        return new RequestPool(requests.toArray(ByteBuf[]::new));
    }

    private static ByteBuf post(URI target, byte[] body) {
        byte[] head = """
            POST %s HTTP/1.1
            Host: %s
            Content-Type: application/json
            Content-Length: %d

            """.formatted(target.getRawPath(), target.getRawAuthority(), body.length)
                .replace("\n", "\r\n")
                .getBytes(US_ASCII);
        // The collector frees a JDK buffer; a netty one would need an owner to release it.
        ByteBuffer whole = ByteBuffer.allocateDirect(head.length + body.length);
        whole.put(head).put(body).flip();
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(whole).asReadOnly());
    }

    ByteBuf next() {
        ByteBuf request = requests[next];
        next = next + 1 == requests.length ? 0 : next + 1;
        return request.duplicate();
    }
}
