package io.postern.http.body;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.postern.http.HttpConfig;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads request bodies. Blocks until the body is there, so whoever must not block asks first whether it is. */
@Singleton
public final class Bodies {

    /** Up to this size, reading a body takes less time than moving it to another thread is worth. */
    private static final int SMALL_BYTES = 32 << 10;

    private final HttpConfig config;

    Bodies(HttpConfig config) {
        this.config = config;
    }

    /** Whether the body is whole and small, as it is, so that reading it neither blocks nor takes long. */
    public boolean atHand(HttpRequest<?> request) {
        return ((ServerHttpRequest<?>) request).byteBody() instanceof AvailableByteBody available
                && available.length() <= SMALL_BYTES
                && !request.getHeaders().contains(HttpHeaders.CONTENT_ENCODING);
    }

    /** Reads the whole body as what its headers say it is. */
    public Body read(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        Optional<MediaKind> kind = MediaKind.of(header(headers, HttpHeaders.CONTENT_TYPE));
        if (kind.isEmpty()) return new Body.Refused(Rejection.of(Failure.MEDIA_TYPE_UNSUPPORTED));
        try {
            byte[] bytes = decoded(bytes(request), header(headers, HttpHeaders.CONTENT_ENCODING));
            return new Body.Read(
                    switch (kind.get()) {
                        case JSON -> JsonTree.read(bytes);
                        case FORM -> FormTree.read(bytes);
                    });
        } catch (Unreadable unreadable) {
            return new Body.Refused(unreadable.rejection());
        }
    }

    private byte[] decoded(byte[] bytes, String encoding) {
        return switch (encoding.toLowerCase(Locale.ROOT).strip()) {
            case "", "identity" -> bytes;
            case "gzip", "x-gzip" -> Gunzip.inflate(bytes, config.bodyMax());
            default -> throw new Unreadable(Rejection.of(Failure.MEDIA_TYPE_UNSUPPORTED));
        };
    }

    private byte[] bytes(HttpRequest<?> request) {
        ByteBody body = ((ServerHttpRequest<?>) request).byteBody();
        if (body instanceof AvailableByteBody available) return available.toByteArray();
        // Asking for the bytes would send "100 Continue" to a client that has just told us it is too much.
        if (body.expectedLength().orElse(0) > config.bodyMax())
            throw new Unreadable(Rejection.of(Failure.BODY_TOO_LARGE));
        try (CloseableAvailableByteBody whole =
                body.buffer().get(config.bodyPatience().toMillis(), TimeUnit.MILLISECONDS)) {
            return whole.toByteArray();
        } catch (ExecutionException broken) {
            throw new Unreadable(Rejection.of(tooLarge(broken) ? Failure.BODY_TOO_LARGE : Failure.REQUEST_MALFORMED));
        } catch (TimeoutException _) {
            throw new Unreadable(Rejection.of(Failure.REQUEST_MALFORMED));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the server is going down
            throw new Unreadable(Rejection.of(Failure.UNAVAILABLE));
        }
    }

    private static boolean tooLarge(ExecutionException broken) {
        return broken.getCause() instanceof ContentLengthExceededException
                || broken.getCause() instanceof BufferLengthExceededException;
    }

    private static String header(HttpHeaders headers, String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }
}
