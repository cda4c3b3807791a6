package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.ReceiptId;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

final class ReceiptAddressTest {

    private static final int PARTITION_MAX = 63;
    private static final int SEQUENCE_MAX = 4_095;
    private static final int FIRST_MAX = 65_535;
    private static final int RECORDS_MAX = 16_383;

    /** 42 bits of milliseconds end in the year 2109. */
    private static final long MILLIS_MAX = (1L << 42) - 1;

    private static final ClientId CLIENT = ClientId.DEFAULT;

    @Property
    void whatIsSealedReadsBack(
            @ForAll @IntRange(max = PARTITION_MAX) int partition,
            @ForAll @LongRange(max = MILLIS_MAX) long millis,
            @ForAll @IntRange(max = SEQUENCE_MAX) int sequence,
            @ForAll @IntRange(max = FIRST_MAX) int first,
            @ForAll @IntRange(max = RECORDS_MAX) int records,
            @ForAll int seal) {
        ReceiptAddress address = new ReceiptAddress(partition, millis, sequence, first, records);

        ReceiptId receipt = address.sealed(seal);

        assertThat(ReceiptAddress.in(receipt)).contains(address);
        assertThat((int) UUID.fromString(receipt.value()).getLeastSignificantBits())
                .isEqualTo(seal);
    }

    @Property
    void noPartReachesIntoAnother(
            @ForAll @IntRange(max = PARTITION_MAX) int partition,
            @ForAll @IntRange(max = SEQUENCE_MAX) int sequence,
            @ForAll @IntRange(max = FIRST_MAX) int first,
            @ForAll @IntRange(max = RECORDS_MAX) int records) {
        ReceiptId receipt = new ReceiptAddress(partition, MILLIS_MAX, sequence, first, records).sealed(-1);

        UUID uuid = UUID.fromString(receipt.value());

        assertThat(uuid.version()).isEqualTo(8);
        assertThat(uuid.variant()).isEqualTo(2);
    }

    @Example
    void atAllBordersAtOnceItReadsBack() {
        ReceiptAddress address = new ReceiptAddress(PARTITION_MAX, MILLIS_MAX, SEQUENCE_MAX, FIRST_MAX, RECORDS_MAX);

        assertThat(TestQueues.SEAL.open(TestQueues.SEAL.seal(address, CLIENT), CLIENT))
                .contains(address);
    }

    @Property
    void aSequenceThatHasNoRoomTellsNoEntry(@ForAll @LongRange(min = SEQUENCE_MAX) long sequence) {
        ReceiptAddress address = ReceiptAddress.of(1, new EntryId(1_777_636_800_000L, sequence), 2, 3);

        assertThat(address.entry()).isEmpty();
        assertThat(TestQueues.SEAL.open(TestQueues.SEAL.seal(address, CLIENT), CLIENT))
                .contains(address);
    }

    @Property
    void aSequenceThatHasRoomIsTold(@ForAll @IntRange(max = SEQUENCE_MAX - 1) int sequence) {
        EntryId entry = new EntryId(1_777_636_800_000L, sequence);

        assertThat(ReceiptAddress.of(1, entry, 2, 3).entry()).contains(entry);
    }

    @Example
    void theLastRecordThatAFrameMayBeginWithIsTheLastThatAReceiptCanTell() {
        assertThat(ReceiptAddress.RECORDS_BEFORE_MAX).isEqualTo(FIRST_MAX);
    }

    @Property
    void anyUuidIsAnAddressOrNothing(@ForAll long high, @ForAll long low) {
        UUID uuid = new UUID(high, low);
        boolean hasForm = uuid.version() == 8 && uuid.variant() == 2;

        assertThat(ReceiptAddress.in(new ReceiptId(uuid.toString())).isPresent())
                .isEqualTo(hasForm);
    }

    @Property
    void anAddressInAnyUuidIsSealedToTheSame(@ForAll long high, @ForAll long low) {
        long ofVersion8 = (high & ~0xF000L) | 0x8000L;
        long ofVariant2 = (low & ~(3L << 62)) | (2L << 62);
        ReceiptId receipt = new ReceiptId(new UUID(ofVersion8, ofVariant2).toString());

        assertThat(ReceiptAddress.in(receipt).map(address -> address.sealed((int) low)))
                .contains(receipt);
    }
}
