package io.postern.sinks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads the beginning of an answer, and lets the rest be: an answer without an end must not fill memory. */
final class FirstText implements BodySubscriber<String> {

    private final int bytesMax;
    private final ByteArrayOutputStream bytes;
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    FirstText(int bytesMax) {
        this.bytesMax = bytesMax;
        this.bytes = new ByteArrayOutputStream(bytesMax);
    }

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Subscription answer) {
        subscription = answer;
        answer.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
        for (ByteBuffer item : items) {
            byte[] part = new byte[Math.min(item.remaining(), bytesMax - bytes.size())];
            item.get(part);
            bytes.writeBytes(part);
        }
        if (bytes.size() < bytesMax) return;
        if (subscription != null) subscription.cancel();
        onComplete();
    }

    @Override
    public void onError(Throwable failure) {
        text.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        text.complete(bytes.toString(UTF_8));
    }
}
