package io.postern.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.Base16;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A Lua script that Redis runs as one step; it is sent in full only to a Redis that does not know it yet. */
public final class RedisScript {

    private final byte[] text;
    private final String digest;

    private RedisScript(byte[] text) {
        this.text = text;
        this.digest = Base16.digest(text);
    }

    /**
     * The script of that file name in the class's own package; of several, one behind the other, so that scripts can share
     * what the first ones define.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static RedisScript beside(Class<?> owner, String... fileNames) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (String fileName : fileNames) text.writeBytes(read(owner, fileName));
        return new RedisScript(text.toByteArray());
    }

    private static byte[] read(Class<?> owner, String fileName) {
        try (InputStream file = owner.getResourceAsStream(fileName)) {
            if (file == null) throw new IllegalArgumentException(fileName + ": missing (expected: a resource)");
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it, on the server that has the keys. What Redis says is completed as {@code type} says; failures are Lettuce's. */
    public <T> CompletionStage<T> run(
            RedisClusterAsyncCommands<byte[], byte[]> redis,
            ScriptOutputType type,
            byte[][] keys,
            byte[]... arguments) {
        return redis.<T>evalsha(digest, type, keys, arguments).exceptionallyCompose(failure -> {
            // A Redis that was restarted or flushed forgot its scripts, and each server of a cluster learns for itself.
            if (failure instanceof RedisNoScriptException) return redis.eval(text, type, keys, arguments);
            throw failure instanceof CompletionException known ? known : new CompletionException(failure);
        });
    }
}
