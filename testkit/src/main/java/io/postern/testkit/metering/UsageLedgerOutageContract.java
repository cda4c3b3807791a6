package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.port.UsageLedger;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import io.postern.testkit.Unique;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link UsageLedger} over a network promises when its technology is gone. */
public interface UsageLedgerOutageContract extends Breakable {

    /** The ledger under test; what it counted outlives an outage. */
    UsageLedger ledger();

    @Test
    default void nothingIsSaidToBeCountedDuringAnOutage() {
        UsageLedger ledger = ledger();
        String application = Unique.name("shop");
        Instant end = Calls.HOUR.plus(Duration.ofHours(1));
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> ledger.record(Calls.some(3, application, Calls.HOUR)));
            Outages.assertUnavailable(timeLimit(), () -> ledger.calls(application, Calls.HOUR, end));
        } finally {
            mendIt();
        }
    }

    @Test
    default void whatIsToldAgainAfterAnOutageCountsOnce() {
        UsageLedger ledger = ledger();
        String application = Unique.name("shop");
        List<MeterEvent> before = Calls.some(3, application, Calls.HOUR);
        List<MeterEvent> during = Calls.some(4, application, Calls.HOUR);
        ledger.record(before);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> ledger.record(during));
        } finally {
            mendIt();
        }

        Outages.assertRecovers(() -> ledger.record(before));
        ledger.record(during);
        ledger.record(during);

        assertThat(ledger.calls(application, Calls.HOUR, Calls.HOUR.plusSeconds(60)))
                .isEqualTo(7);
    }
}
