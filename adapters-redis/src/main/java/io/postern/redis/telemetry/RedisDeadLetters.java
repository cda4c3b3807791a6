package io.postern.redis.telemetry;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.port.DeadLetters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dead letters as a stream, oldest first, which all replicas share. */
final class RedisDeadLetters implements DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(RedisDeadLetters.class);
    private static final RedisScript BURY = RedisScript.beside(RedisDeadLetters.class, "bury.lua");

    /** One script call carries about this much, so that Redis serves others in between, and answers in time. */
    private static final int CALL_BYTES = 1 << 20;

    private final Vocabulary vocabulary = new Vocabulary();
    private final RedisConnection redis;
    private final RedisDeadLettersConfig config;
    private final byte[] stream;
    private final byte[] depth;
    private final AtomicBoolean told = new AtomicBoolean();

    RedisDeadLetters(RedisConnection redis, String name, RedisDeadLettersConfig config) {
        this.redis = redis;
        this.config = config;
        this.stream = QueueKeys.key(name, "stream");
        this.depth = QueueKeys.key(name, "depth");
    }

    @Override
    public int add(List<DeadLetter> letters) {
        List<byte[]> some = new ArrayList<>();
        long bytes = 0;
        int gone = 0;
        for (DeadLetter letter : letters) {
            byte[] written = DeadLetterCodec.write(letter);
            some.add(written);
            bytes += written.length;
            if (bytes < CALL_BYTES) continue;
            gone += bury(some);
            some.clear();
            bytes = 0;
        }
        return some.isEmpty() ? gone : gone + bury(some);
    }

    @Override
    public List<DeadLetter> newest(int max) {
        List<StreamMessage<byte[], byte[]>> entries = redis.call(
                "read dead letters", commands -> commands.xrevrange(stream, Range.unbounded(), Limit.create(0, max)));
        List<DeadLetter> letters = new ArrayList<>(entries.size());
        for (StreamMessage<byte[], byte[]> entry : entries) {
            for (byte[] letter : entry.getBody().values()) {
                try {
                    letters.add(DeadLetterCodec.read(letter, vocabulary));
                } catch (NewerFrame newer) {
                    tellOnce(() -> LOG.warn(
                            "A newer Postern wrote a dead letter; only newer replicas show it. entry={} why={}",
                            entry.getId(),
                            newer.getMessage()));
                } catch (UnreadableFrame damaged) {
                    tellOnce(() -> LOG.error(
                            "A dead letter cannot be read; it is left out. key={} entry={}",
                            Ascii.text(stream),
                            entry.getId(),
                            damaged));
                }
            }
        }
        return letters;
    }

    @Override
    public long count() {
        return redis.call("count dead letters", commands -> commands.xlen(stream));
    }

    private int bury(List<byte[]> letters) {
        List<byte[]> arguments = new ArrayList<>(letters.size() + 2);
        arguments.add(Ascii.of(config.lettersMax()));
        arguments.add(Ascii.of(config.bytesMax()));
        arguments.addAll(letters);
        byte[][] all = arguments.toArray(byte[][]::new);
        byte[][] keys = {stream, depth};
        Long gone = redis.call("bury", commands -> BURY.run(commands, ScriptOutputType.INTEGER, keys, all));
        return Math.toIntExact(gone);
    }

    /** Whoever lists letters again and again need not fill the log. */
    private void tellOnce(Runnable telling) {
        if (told.compareAndSet(false, true)) telling.run();
    }
}
