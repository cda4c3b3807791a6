package io.postern.aws.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.shared.PortUnavailable;
import io.postern.testkit.MovableClock;
import io.postern.testkit.Unique;
import io.postern.testkit.cleanup.ChangeTrailContract;
import io.postern.testkit.cleanup.Entries;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DynamoChangeTrailTest implements ChangeTrailContract {

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final CleanupAdapters ONE = CleanupAdapters.of(AWS.endpoint());

    @AutoClose
    private static final CleanupAdapters OTHER = CleanupAdapters.of(AWS.endpoint());

    private final MovableClock clock = MovableClock.at(NOW);
    private final String table = Unique.name("allowlist");
    private final ChangeTable changes = new ChangeTable(CleanupAdapters.trailOf(table), CHANGES_MAX, KEEP);

    @BeforeEach
    void create() {
        ONE.createAllowlist(table);
    }

    @AfterEach
    void reset() {
        AWS.reset();
    }

    @Override
    public Allowlist allowlist() {
        return ONE.allowlist(table, changes);
    }

    @Override
    public ChangeTrail trail() {
        return OTHER.trail(changes, clock);
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Test
    void theTableHoldsNoMoreThanTheBoundAndTellsWhenEachGoes() {
        Allowlist two = ONE.allowlist(table, new ChangeTable(CleanupAdapters.trailOf(table), 2, Duration.ofDays(1)));
        for (int i = 0; i < 4; i++) two.add(Entries.of("s3:bucket:" + i), Entries.EDIT);

        assertThat(AWS.items(CleanupAdapters.trailOf(table)))
                .extracting(item -> item.get("change"))
                .containsExactlyInAnyOrder("last", "3", "4");
        assertThat(AWS.items(CleanupAdapters.trailOf(table)))
                .filteredOn(item -> "4".equals(item.get("change")))
                .allSatisfy(item -> assertThat(item)
                        .containsEntry("resource_id", "s3:bucket:3")
                        .containsEntry("author", "ann")
                        .containsEntry("expires", "1777723200"));
    }

    @Test
    void withoutItsTrailNothingIsChanged() {
        AllowlistEntry entry = Entries.entry();
        Allowlist lost = ONE.allowlist(table, new ChangeTable("nowhere", 2, KEEP));

        assertThatThrownBy(() -> lost.add(entry, Entries.EDIT)).isInstanceOf(PortUnavailable.class);

        assertThat(lost.find(entry.resourceId())).isEmpty();
    }
}
