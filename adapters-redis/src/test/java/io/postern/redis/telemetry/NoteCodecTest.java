package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

final class NoteCodecTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final long MILLIS = NOON.toEpochMilli();
    private static final String PINNED = "01" // version
            + "80eca39bde33" // settled at
            + "02" // outcomes
            + "010172" // delivered, request id
            + "0207524546555345440177" // dead, cause, why
            + "01" // frames
            + "80eca39bde3307" // entry
            + "02" // runs
            + "000300" // from 0, 3 records, the first outcome
            + "030101"; // from 3, 1 record, the second

    private static final List<OutcomeRun> PINNED_RUNS = List.of(
            new OutcomeRun(0, 3, new Outcome.Delivered("r")),
            new OutcomeRun(3, 1, new Outcome.Dead(DeathCause.REFUSED, "w")));

    /** What lies in Redis must stay readable: when this fails, the format needs a new version, not a new literal. */
    @Example
    void theFormatIsPinned() {
        byte[] note = NoteCodec.write(NOON, List.of(new NoteCodec.Settled(new EntryId(MILLIS, 7), PINNED_RUNS)));

        assertThat(HexFormat.of().formatHex(note)).isEqualTo(PINNED);
    }

    @Property
    void ofEachFrameEachRecordReadsBack(@ForAll("frames") List<NoteCodec.Settled> frames) {
        byte[] note = NoteCodec.write(NOON, frames);

        for (NoteCodec.Settled frame : frames) {
            List<OutcomeRun> runs = frame.runs();
            int first = runs.getFirst().from();
            ReceiptAddress all =
                    ReceiptAddress.of(0, frame.entry(), first, runs.getLast().end() - first);
            assertThat(read(note, all)).isEqualTo(new Trace.Note(NOON, moved(runs, -first)));
        }
    }

    @Property
    void aSubmissionReadsItsOwnRecordsAndNoOthers(
            @ForAll @IntRange(max = ReceiptAddress.RECORDS_BEFORE_MAX) int first,
            @ForAll @IntRange(min = 1, max = 16_383) int records,
            @ForAll @IntRange(max = 4_094) int sequence) {
        EntryId entry = new EntryId(MILLIS, sequence);
        Outcome mine = new Outcome.Delivered("mine");
        List<OutcomeRun> runs = new ArrayList<>();
        if (first > 0) runs.add(new OutcomeRun(0, first, new Outcome.Postponed(true)));
        runs.add(new OutcomeRun(first, records, mine));
        runs.add(new OutcomeRun(first + records, 1, new Outcome.Postponed(false)));
        byte[] note = NoteCodec.write(NOON, List.of(new NoteCodec.Settled(entry, runs)));

        Trace.Note read = read(note, ReceiptAddress.of(0, entry, first, records));

        assertThat(read.runs()).containsExactly(new OutcomeRun(0, records, mine));
    }

    @Property
    void whereEntriesCannotBeToldApartNothingIsTold(@ForAll @LongRange(min = 4_095, max = 10_000) long sequence) {
        EntryId last = new EntryId(MILLIS, 4_095);
        byte[] note = NoteCodec.write(NOON, List.of(new NoteCodec.Settled(last, PINNED_RUNS)));

        assertThat(read(note, ReceiptAddress.of(0, new EntryId(MILLIS, sequence), 0, 4))
                        .runs())
                .isEmpty();
    }

    @Property
    void aNoteCutShortIsUnreadable(@ForAll @IntRange(max = 60) int length) {
        byte[] note = HexFormat.of().parseHex(PINNED);
        byte[] cut = Arrays.copyOf(note, Math.min(length, note.length - 1));

        assertThatThrownBy(() -> read(cut, ReceiptAddress.of(0, new EntryId(MILLIS, 7), 0, 4)))
                .isInstanceOf(UnreadableFrame.class);
    }

    @Property
    void anyBytesReadOrAreRefusedAndNothingElse(@ForAll byte[] bytes) {
        byte[] note = bytes.clone();
        if (note.length > 0) note[0] = 1;
        try {
            assertThat(read(note, ReceiptAddress.of(0, new EntryId(0, 0), 0, 4)))
                    .isNotNull();
        } catch (UnreadableFrame refused) {
            assertThat(refused).hasMessageContaining(":");
        }
    }

    @Provide
    Arbitrary<List<NoteCodec.Settled>> frames() {
        Arbitrary<Integer> millis = Arbitraries.integers().between(0, 1_000);
        Arbitrary<Integer> sequences = Arbitraries.integers().between(0, 4_094);
        Arbitrary<EntryId> entries =
                Combinators.combine(millis, sequences).as((later, sequence) -> new EntryId(MILLIS + later, sequence));
        return Combinators.combine(entries, runs())
                .as(NoteCodec.Settled::new)
                .list()
                .uniqueElements(NoteCodec.Settled::entry)
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(frames -> frames.stream()
                        .sorted((a, b) -> compare(a.entry(), b.entry()))
                        .toList());
    }

    private static Arbitrary<List<OutcomeRun>> runs() {
        Arbitrary<Integer> firsts = Arbitraries.integers().between(0, ReceiptAddress.RECORDS_BEFORE_MAX);
        Arbitrary<Integer> counts = Arbitraries.integers().between(1, 4_000);
        Arbitrary<List<OutcomeRun>> pieces = Combinators.combine(counts, outcomes())
                .as((count, outcome) -> new OutcomeRun(0, count, outcome))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(firsts, pieces).as(NoteCodecTest::oneAfterTheOther);
    }

    private static Arbitrary<Outcome> outcomes() {
        Arbitrary<String> texts = Arbitraries.strings().ascii().ofMaxLength(40);
        return Arbitraries.oneOf(
                texts.map(Outcome.Delivered::new),
                Combinators.combine(Arbitraries.of(DeathCause.class), texts).as(Outcome.Dead::new),
                Arbitraries.of(true, false).map(Outcome.Postponed::new));
    }

    private static List<OutcomeRun> oneAfterTheOther(int first, List<OutcomeRun> pieces) {
        List<OutcomeRun> runs = new ArrayList<>();
        int from = first;
        for (OutcomeRun piece : pieces) {
            runs.add(new OutcomeRun(from, piece.count(), piece.outcome()));
            from += piece.count();
        }
        return runs;
    }

    private static List<OutcomeRun> moved(List<OutcomeRun> runs, int by) {
        return runs.stream()
                .map(run -> new OutcomeRun(run.from() + by, run.count(), run.outcome()))
                .toList();
    }

    private static int compare(EntryId one, EntryId other) {
        int byMillis = Long.compare(one.millis(), other.millis());
        return byMillis != 0 ? byMillis : Long.compare(one.sequence(), other.sequence());
    }

    private static Trace.Note read(byte[] note, ReceiptAddress address) {
        return NoteCodec.read(note, address, new Vocabulary());
    }
}
