package io.postern.http.body;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.ByteBody;
import io.postern.http.HttpConfig;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Reads request bodies. Blocks until the body is there, so whoever must not block asks first whether it is. */
@Singleton
public final class Bodies {

    /** Up to this size, reading a body takes less time than moving it to another thread is worth. */
    private static final int SMALL_BYTES = 32 << 10;

    private final HttpConfig config;
    private final BodyBudget budget;

    Bodies(HttpConfig config, BodyBudget budget) {
        this.config = config;
        this.budget = budget;
    }

    /** Whether the body is whole and small, as it is, so that reading it neither blocks nor takes long. */
    public boolean atHand(HttpRequest<?> request) {
        return ((ServerHttpRequest<?>) request).byteBody() instanceof AvailableByteBody available
                && available.length() <= SMALL_BYTES
                && !request.getHeaders().contains(HttpHeaders.CONTENT_ENCODING);
    }

    /** Reads the whole body as what its headers say it is. It is closed once nothing of it is needed any more. */
    public Body read(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        Optional<MediaKind> kind = MediaKind.of(header(headers, HttpHeaders.CONTENT_TYPE));
        if (kind.isEmpty()) return new Body.Refused(Rejection.of(Failure.MEDIA_TYPE_UNSUPPORTED));
        BodyBudget.Share share = budget.share();
        boolean handedOver = false;
        try {
            byte[] bytes = decoded(request, share, config.bodyMax());
            if (bytes.length > BodyBudget.FREE_BYTES) take(share, TreeWeight.of(kind.get(), bytes));
            Body.Read read = new Body.Read(
                    switch (kind.get()) {
                        case JSON -> JsonTree.read(bytes);
                        case FORM -> FormTree.read(bytes);
                    },
                    share);
            handedOver = true;
            return read;
        } catch (Unreadable unreadable) {
            return new Body.Refused(unreadable.rejection());
        } finally {
            if (!handedOver) share.close();
        }
    }

    /**
     * Reads the whole body and inflates it, of whatever kind it is, and builds nothing of it. It is closed once nothing of
     * it is needed any more.
     *
     * @param bytesMax most bytes, as sent and inflated
     */
    public RawBody raw(HttpRequest<?> request, int bytesMax) {
        BodyBudget.Share share = budget.share();
        try {
            return new RawBody.Whole(decoded(request, share, bytesMax), share);
        } catch (Unreadable unreadable) {
            share.close();
            return new RawBody.Refused(unreadable.rejection());
        }
    }

    private byte[] decoded(HttpRequest<?> request, BodyBudget.Share share, int bytesMax) {
        byte[] bytes = bytes(request, share, bytesMax);
        String encoding = header(request.getHeaders(), HttpHeaders.CONTENT_ENCODING);
        return switch (encoding.toLowerCase(Locale.ROOT).strip()) {
            case "", "identity" -> bytes;
            case "gzip", "x-gzip" -> Gunzip.inflate(bytes, new Gathering(share, bytesMax));
            default -> throw new Unreadable(Rejection.of(Failure.MEDIA_TYPE_UNSUPPORTED));
        };
    }

    private byte[] bytes(HttpRequest<?> request, BodyBudget.Share share, int bytesMax) {
        ByteBody body = ((ServerHttpRequest<?>) request).byteBody();
        if (body instanceof AvailableByteBody available) {
            if (available.length() > bytesMax) throw new Unreadable(Rejection.of(Failure.BODY_TOO_LARGE));
            if (available.length() > BodyBudget.FREE_BYTES) take(share, available.length());
            return available.toByteArray();
        }
        // Asking for the bytes would send "100 Continue" to a client that has just told us it is too much.
        long expected = body.expectedLength().orElse(0);
        if (expected > bytesMax) throw new Unreadable(Rejection.of(Failure.BODY_TOO_LARGE));
        if (expected > BodyBudget.FREE_BYTES && !budget.hasRoom(expected)) throw new Unreadable(Rejection.bodiesFull());
        Gathering gathering = new Gathering(share, expected > 0 ? (int) expected : bytesMax);
        try {
            return Arrival.await(body, gathering, config.bodyPatience(), config.bodyPause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the server is going down
            throw new Unreadable(Rejection.of(Failure.UNAVAILABLE));
        }
    }

    private static void take(BodyBudget.Share share, long bytes) {
        if (!share.take(bytes)) throw new Unreadable(Rejection.bodiesFull());
    }

    private static String header(HttpHeaders headers, String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }
}
