package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.access.model.ClientId;
import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.RecordNumbers;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Submission;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class SubmissionCodecTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Submission PINNED = new Submission.Metrics(
            new ClientId("c"),
            NOON,
            "Shop",
            List.of(new MetricDatum(
                    "n",
                    List.of(new Dimension("d", "é")),
                    NOON.minusMillis(1),
                    new MetricValue.Single(1.5),
                    StandardUnit.COUNT,
                    60)));
    private static final String PINNED_FRAME = "01" // frame version
            + "00" // attempts
            + "0101" // submission version, metrics
            + "0163" // client
            + "80b08fedf8ce01" // accepted at
            + "0453686f70" // namespace
            + "01" // datums
            + "016e" // name
            + "01016402c3a9" // dimensions
            + "03" // timestamp
            + "013ff8000000000000" // single value
            + "013c"; // unit, resolution

    /** What lies in Redis must stay readable: when this fails, the format needs a new version, not a new literal. */
    @Example
    void theFormatIsPinned() {
        byte[] frame = Frame.join(new byte[0], List.of(Frame.part(PINNED)));

        assertThat(HexFormat.of().formatHex(frame)).isEqualTo(PINNED_FRAME);
    }

    @Example
    void theFormatOfWhatWasTriedIsPinned() {
        QueuedSubmission tried = new QueuedSubmission(PINNED, 2, RecordNumbers.of(List.of(5)));
        BinaryWriter part = Frame.part(new ReceiptId("r"), tried);

        assertThat(HexFormat.of().formatHex(Frame.join(new byte[0], List.of(part))))
                .isEqualTo("01" + "02" + "0172" + "01" + "0a" + PINNED_FRAME.substring(4));
    }

    @Example
    void theFormatOfWhatGoesElsewhereIsPinned() {
        Submission.Metrics pinned = (Submission.Metrics) PINNED;
        Submission elsewhere = new Submission.Metrics(
                pinned.client(), NOON, new DestinationName("eu"), pinned.namespace(), pinned.datums());

        byte[] frame = Frame.join(new byte[0], List.of(Frame.part(elsewhere)));

        String destination = "026575";
        assertThat(HexFormat.of().formatHex(frame))
                .isEqualTo("0100" + "0201" + "016380b08fedf8ce01" + destination + PINNED_FRAME.substring(26));
    }

    @Example
    void anImpossibleDestinationIsDamage() {
        byte[] frame = HexFormat.of().parseHex("0100" + "0201" + "016380b08fedf8ce01" + "022d2d" + "0153" + "00");

        assertThatThrownBy(() -> Frame.read(frame, new Vocabulary()))
                .isExactlyInstanceOf(UnreadableFrame.class)
                .hasMessage("submission: holds what no submission can hold");
    }

    @Property
    void whatIsWrittenReadsBack(@ForAll("framed") List<Framed> framed) {
        List<BinaryWriter> parts =
                framed.stream().map(SubmissionCodecTest::part).toList();

        assertThat(Frame.read(Frame.join(new byte[0], parts), new Vocabulary())).isEqualTo(framed);
    }

    private static BinaryWriter part(Framed framed) {
        ReceiptId receipt = framed.receipt();
        return receipt == null ? Frame.part(framed.queued().submission()) : Frame.part(receipt, framed.queued());
    }

    @Property
    void aFrameCutShortIsUnreadable(@ForAll @IntRange(max = 60) int length) {
        byte[] frame = HexFormat.of().parseHex(PINNED_FRAME);
        byte[] cut = Arrays.copyOf(frame, Math.min(length, frame.length - 1));

        assertThatThrownBy(() -> Frame.read(cut, new Vocabulary())).isInstanceOf(UnreadableFrame.class);
    }

    @Property
    void anyBytesReadOrAreRefusedAndNothingElse(@ForAll byte[] bytes) {
        byte[] frame = bytes.clone();
        if (frame.length > 0) frame[0] = 1;
        if (frame.length > 2) frame[2] = 1;
        try {
            assertThat(Frame.read(frame, new Vocabulary())).isNotNull();
        } catch (UnreadableFrame refused) {
            assertThat(refused).hasMessageContaining(":");
        }
    }

    @Example
    void aNewerVersionIsToldByName() {
        assertThatThrownBy(() -> Frame.read(pinnedWith(0, 9), new Vocabulary()))
                .isInstanceOf(NewerFrame.class)
                .hasMessage("frame version: 9 (expected: 1)");
        assertThatThrownBy(() -> Frame.read(pinnedWith(2, 31), new Vocabulary()))
                .isInstanceOf(NewerFrame.class)
                .hasMessage("submission version: 31 (expected: 1 to 2)");
    }

    @Example
    void aVersionThatNoPosternHasIsDamage() {
        for (int version : new int[] {0, 32, 'n', 255}) {
            assertThatThrownBy(() -> Frame.read(pinnedWith(0, version), new Vocabulary()))
                    .isExactlyInstanceOf(UnreadableFrame.class)
                    .hasMessage("frame version: " + version + " (expected: 1)");
            assertThatThrownBy(() -> Frame.read(pinnedWith(2, version), new Vocabulary()))
                    .isExactlyInstanceOf(UnreadableFrame.class)
                    .hasMessage("submission version: " + version + " (expected: 1 to 2)");
        }
    }

    private static byte[] pinnedWith(int at, int octet) {
        byte[] frame = HexFormat.of().parseHex(PINNED_FRAME);
        frame[at] = (byte) octet;
        return frame;
    }

    @Example
    void everyUnitHasItsCode() {
        for (StandardUnit unit : StandardUnit.values())
            assertThat(UnitCode.unit(UnitCode.of(unit))).isEqualTo(unit);
        assertThat(UnitCode.of(StandardUnit.NONE)).isEqualTo(0);
        assertThat(UnitCode.of(StandardUnit.TERABITS_PER_SECOND)).isEqualTo(26);
    }

    @Provide
    Arbitrary<List<Framed>> framed() {
        Arbitrary<Submission> submissions = Arbitraries.oneOf(metrics(), logs());
        Arbitrary<Framed> untried =
                submissions.map(submission -> new Framed(QueuedSubmission.untried(submission), null));
        Arbitrary<Framed> tried = Combinators.combine(
                        submissions,
                        Arbitraries.integers().greaterOrEqual(1),
                        Arbitraries.integers().between(0, 9999))
                .as((submission, attempts, first) -> new Framed(
                        new QueuedSubmission(submission, attempts, numbers(first, submission.size())),
                        ReceiptId.at(NOON)));
        return Arbitraries.oneOf(untried, tried).list().ofMinSize(1).ofMaxSize(5);
    }

    private static RecordNumbers numbers(int first, int count) {
        return RecordNumbers.of(
                IntStream.range(0, count).mapToObj(i -> first + 2 * i).toList());
    }

    private static Arbitrary<Submission> metrics() {
        return Combinators.combine(
                        clients(),
                        instants(),
                        destinations(),
                        texts(),
                        datums().list().ofMaxSize(5))
                .as(Submission.Metrics::new);
    }

    private static Arbitrary<Submission> logs() {
        Arbitrary<LogStream> streams = Combinators.combine(texts(), texts()).as(LogStream::new);
        Arbitrary<LogEvent> events = Combinators.combine(instants(), texts()).as(LogEvent::new);
        return Combinators.combine(
                        clients(),
                        instants(),
                        destinations(),
                        streams,
                        events.list().ofMaxSize(5))
                .as(Submission.Logs::new);
    }

    private static Arbitrary<DestinationName> destinations() {
        return Arbitraries.of("default", "eu", "a.long-name_of.1").map(DestinationName::new);
    }

    private static Arbitrary<MetricDatum> datums() {
        Arbitrary<Dimension> dimensions = Combinators.combine(texts(), texts()).as(Dimension::new);
        return Combinators.combine(
                        texts(),
                        dimensions.list().ofMaxSize(3),
                        instants(),
                        values(),
                        Arbitraries.of(StandardUnit.class),
                        Arbitraries.of(1, 60))
                .as(MetricDatum::new);
    }

    private static Arbitrary<MetricValue> values() {
        Arbitrary<Double> reals = Arbitraries.doubles();
        return Arbitraries.oneOf(
                reals.map(MetricValue.Single::new),
                Combinators.combine(reals.list().ofMaxSize(4), reals.list().ofMaxSize(4))
                        .as(MetricValue.Distribution::new),
                Combinators.combine(reals, reals, reals, reals).as(MetricValue.StatisticSet::new));
    }

    /** From the year 1906 to 2096, to the nanosecond. */
    private static Arbitrary<Instant> instants() {
        Arbitrary<Long> seconds = Arbitraries.longs().between(-2_000_000_000L, 4_000_000_000L);
        Arbitrary<Integer> nanos = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 999).map(millis -> millis * 1_000_000),
                Arbitraries.integers().between(0, 999_999_999));
        return Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond);
    }

    private static Arbitrary<ClientId> clients() {
        return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(64).map(ClientId::new);
    }

    /** Half a surrogate pair has no form in UTF-8, so texts have none. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(300),
                Arbitraries.strings().withCharRange('\0', '\ud7ff').ofMaxLength(100),
                Arbitraries.just("😀"));
    }
}
