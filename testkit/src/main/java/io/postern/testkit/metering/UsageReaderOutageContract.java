package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.BucketSize;
import io.postern.metering.model.SeriesFilter;
import io.postern.metering.model.UsageQuestion;
import io.postern.metering.model.UsageReading;
import io.postern.metering.model.UsageRow;
import io.postern.metering.port.UsageReader;
import io.postern.testkit.Outages;
import io.postern.testkit.Unique;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link UsageReader} over a network promises when its technology is gone. */
public interface UsageReaderOutageContract extends UsageLedgerOutageContract {

    /** The reader under test; the same one throughout a test. */
    UsageReader reader();

    @Test
    default void nobodyHearsThatThereWereNoCallsDuringAnOutage() {
        UsageReader reader = reader();
        String application = Unique.name("shop");
        ledger().record(Calls.some(3, application, Calls.HOUR));
        List<UsageRow> rows = new ArrayList<>();
        breakIt();
        try {
            for (BucketSize size : BucketSize.values())
                Outages.assertUnavailable(timeLimit(), () -> reader.read(of(application, size), 10, rows::add));
        } finally {
            mendIt();
        }
        assertThat(rows).isEmpty();
    }

    @Test
    default void whatWasCountedBeforeAnOutageIsReadAfterIt() {
        UsageReader reader = reader();
        String application = Unique.name("shop");
        ledger().record(Calls.some(3, application, Calls.HOUR));
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> reader.read(of(application, BucketSize.HOUR), 10, _ -> {}));
        } finally {
            mendIt();
        }

        Outages.assertRecovers(() -> reader.read(of(application, BucketSize.HOUR), 10, _ -> {}));

        List<UsageRow> rows = new ArrayList<>();
        assertThat(reader.read(of(application, BucketSize.HOUR), 10, rows::add)).isEqualTo(new UsageReading.Read());
        assertThat(rows).singleElement().satisfies(row -> assertThat(row.sums().calls())
                .isEqualTo(3));
    }

    private static UsageQuestion of(String application, BucketSize size) {
        SeriesFilter filter = new SeriesFilter(Set.of(application), Set.of(), Set.of(), Set.of());
        return new UsageQuestion(filter, size, Calls.HOUR, Calls.HOUR.plus(Duration.ofMinutes(10)));
    }
}
