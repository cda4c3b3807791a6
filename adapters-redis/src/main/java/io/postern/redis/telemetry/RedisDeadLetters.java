package io.postern.redis.telemetry;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeadLetterPage;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.port.DeadLetters;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dead letters as a stream, oldest first, which all replicas share. */
final class RedisDeadLetters implements DeadLetters {

    private static final RedisScript BURY = RedisScript.beside(RedisDeadLetters.class, "letters.lua", "bury.lua");
    private static final RedisScript FORGET = RedisScript.beside(RedisDeadLetters.class, "letters.lua", "forget.lua");
    private static final RedisScript EXPIRE = RedisScript.beside(RedisDeadLetters.class, "letters.lua", "expire.lua");

    /** One script call carries or ends about this much, so that Redis serves others in between, and answers in time. */
    private static final int CALL_BYTES = 1 << 20;

    private static final int CALL_LETTERS = 100;
    private static final int EXPIRE_CALLS = 10;

    private final RedisConnection redis;
    private final RedisDeadLettersConfig config;
    private final Clock clock;
    private final byte[] stream;
    private final byte[][] keys;
    private final LetterSearch search;

    RedisDeadLetters(RedisConnection redis, String name, RedisDeadLettersConfig config, Clock clock) {
        this.redis = redis;
        this.config = config;
        this.clock = clock;
        this.stream = QueueKeys.key(name, "stream");
        this.keys = new byte[][] {stream, QueueKeys.key(name, "depth"), QueueKeys.key(name, "of-destinations")};
        this.search = new LetterSearch(redis, stream);
    }

    @Override
    public int add(List<DeadLetter> letters) {
        List<byte[]> some = new ArrayList<>();
        long bytes = 0;
        int gone = 0;
        for (DeadLetter letter : letters) {
            byte[] written = DeadLetterCodec.write(letter);
            some.add(Ascii.of(letter.remains().destination().value()));
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
    public DeadLetterPage find(DeadLetterFilter filter, String after, int max) {
        if (!after.isEmpty() && LetterEntry.id(after).isEmpty())
            throw new IllegalArgumentException(
                    "after: not a position in the dead letters (expected: next of an earlier answer)");
        return search.page(filter, after, max);
    }

    @Override
    public Optional<KeptLetter> find(DeadLetterId id) {
        return LetterEntry.id(id.value()).flatMap(search::one);
    }

    @Override
    public int remove(List<DeadLetterId> ids) {
        List<byte[]> entries = ids.stream()
                .flatMap(id -> LetterEntry.id(id.value()).stream())
                .map(Ascii::of)
                .toList();
        int gone = 0;
        for (int from = 0; from < entries.size(); from += CALL_LETTERS)
            gone += run(
                    "forget dead letters",
                    FORGET,
                    entries.subList(from, Math.min(from + CALL_LETTERS, entries.size())));
        return gone;
    }

    @Override
    public int expire() {
        // Nothing is older than the epoch, and Redis does not take an interval that ends there.
        long before = Math.max(clock.instant().minus(config.keep()).toEpochMilli(), 1);
        int gone = 0;
        for (int calls = 1; calls <= EXPIRE_CALLS; calls++) {
            gone += run("expire dead letters", EXPIRE, List.of(Ascii.of(before), Ascii.of(CALL_LETTERS)));
            if (gone < calls * CALL_LETTERS) break;
        }
        return gone;
    }

    @Override
    public long count() {
        return redis.call("count dead letters", commands -> commands.xlen(stream));
    }

    @Override
    public Optional<Instant> oldest() {
        List<StreamMessage<byte[], byte[]>> first = redis.call(
                "look at the oldest dead letter",
                commands -> commands.xrange(stream, Range.unbounded(), Limit.from(1)));
        return first.stream().findFirst().map(entry -> LetterEntry.since(entry.getId()));
    }

    private int bury(List<byte[]> letters) {
        List<byte[]> arguments = new ArrayList<>(letters.size() + 4);
        arguments.add(Ascii.of(config.lettersMax()));
        arguments.add(Ascii.of(config.bytesMax()));
        arguments.add(Ascii.of(config.destinationLettersMax()));
        arguments.add(Ascii.of(config.destinationBytesMax()));
        arguments.addAll(letters);
        return run("bury", BURY, arguments);
    }

    private int run(String what, RedisScript script, List<byte[]> arguments) {
        byte[][] all = arguments.toArray(byte[][]::new);
        Long count = redis.call(what, commands -> script.run(commands, ScriptOutputType.INTEGER, keys, all));
        return Math.toIntExact(count);
    }
}
