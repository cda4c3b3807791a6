package io.postern.redis.telemetry;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterPage;
import io.postern.telemetry.model.KeptLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads dead letters back. What this version cannot read is left out, told once, and stays where it is. */
final class LetterSearch {

    private static final Logger LOG = LoggerFactory.getLogger(LetterSearch.class);
    private static final RedisScript LOOK_BACK = RedisScript.beside(LetterSearch.class, "look-back.lua");

    /** One script call reads about this much, so that Redis serves others in between, and answers in time. */
    private static final int CALL_LETTERS = 200;

    private static final int CALL_BYTES = 1 << 20;

    /** One search reads about this much, whatever it finds: it is the callers' turn then to go on. */
    private static final int SEARCH_LETTERS = 2_000;

    private static final int SEARCH_BYTES = 8 << 20;

    private record Look(List<LetterEntry> entries, boolean wasLast) {}

    private final Vocabulary vocabulary = new Vocabulary();
    private final AtomicBoolean told = new AtomicBoolean();
    private final RedisConnection redis;
    private final byte[] stream;

    LetterSearch(RedisConnection redis, byte[] stream) {
        this.redis = redis;
        this.stream = stream;
    }

    /** A page of what matches, behind the entry of that id; an empty one is in front of the newest. */
    DeadLetterPage page(DeadLetterFilter filter, String after, int max) {
        List<KeptLetter> found = new ArrayList<>();
        String at = after;
        int letters = 0;
        long bytes = 0;
        while (letters < SEARCH_LETTERS && bytes < SEARCH_BYTES) {
            Look look = look(at);
            for (LetterEntry entry : look.entries) {
                if (found.size() == max) return new DeadLetterPage(found, at);
                at = entry.id();
                letters++;
                bytes += entry.letter().length;
                read(entry).filter(kept -> filter.matches(kept.letter())).ifPresent(found::add);
            }
            if (look.wasLast) return new DeadLetterPage(found, "");
        }
        return new DeadLetterPage(found, at);
    }

    /** The letter of the entry of that id. */
    Optional<KeptLetter> one(String id) {
        List<StreamMessage<byte[], byte[]>> entries = redis.call(
                "read a dead letter", commands -> commands.xrange(stream, Range.create(id, id), Limit.from(1)));
        return entries.stream()
                .flatMap(entry -> entry.getBody().values().stream())
                .findFirst()
                .flatMap(letter -> read(new LetterEntry(id, letter)));
    }

    private Look look(String after) {
        byte[] from = Ascii.of(after.isEmpty() ? "+" : "(" + after);
        List<Object> answer = redis.call(
                "read dead letters",
                commands -> LOOK_BACK.run(
                        commands,
                        ScriptOutputType.MULTI,
                        new byte[][] {stream},
                        from,
                        Ascii.of(CALL_LETTERS),
                        Ascii.of(CALL_BYTES)));
        List<LetterEntry> entries = new ArrayList<>();
        for (int i = 1; i < answer.size(); i += 2)
            entries.add(new LetterEntry(Ascii.text((byte[]) answer.get(i)), (byte[]) answer.get(i + 1)));
        return new Look(entries, answer.getFirst().equals(1L));
    }

    private Optional<KeptLetter> read(LetterEntry entry) {
        try {
            return Optional.of(new KeptLetter(entry.letterId(), DeadLetterCodec.read(entry.letter(), vocabulary)));
        } catch (NewerFrame newer) {
            tellOnce(() -> LOG.warn(
                    "A newer Postern wrote a dead letter; only newer replicas show it. entry={} why={}",
                    entry.id(),
                    newer.getMessage()));
        } catch (UnreadableFrame damaged) {
            tellOnce(() -> LOG.error(
                    "A dead letter cannot be read; it is left out. key={} entry={}",
                    Ascii.text(stream),
                    entry.id(),
                    damaged));
        }
        return Optional.empty();
    }

    /** Whoever lists letters again and again need not fill the log. */
    private void tellOnce(Runnable telling) {
        if (told.compareAndSet(false, true)) telling.run();
    }
}
