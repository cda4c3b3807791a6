package io.postern.testkit.destinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.postern.destinations.model.Permission;
import io.postern.destinations.model.PermissionCheck;
import io.postern.destinations.model.PermissionCheck.Granted;
import io.postern.destinations.model.PermissionReport;
import io.postern.destinations.model.Target;
import io.postern.destinations.port.PermissionTester;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link PermissionTester} promises. */
public interface PermissionTesterContract {

    /** The tester under test. */
    PermissionTester tester();

    /** A destination that grants everything; the same one throughout a test. */
    Target.Aws target();

    /** Takes that permission away. */
    void deny(Permission permission);

    /** Lets every call hang. */
    void hang();

    /** How many records, groups and dashboards are kept there. */
    int traces();

    @Test
    default void whatIsGrantedWorksAndLeavesNoTrace() {
        PermissionReport report = tester().test(target());

        assertThat(report.account()).hasSize(12);
        assertThat(report.arn()).startsWith("arn:aws");
        assertThat(report.why()).isEmpty();
        assertThat(report.checks())
                .extracting(PermissionCheck::permission)
                .containsExactlyElementsOf(Permission.of(target().services()));
        assertThat(report.checks()).allSatisfy(check -> assertThat(check)
                .isEqualTo(new PermissionCheck(check.permission(), Granted.YES, "")));
        assertThat(traces()).isZero();
    }

    @Test
    default void whatIsDeniedIsToldAndNothingElse() {
        deny(Permission.PUT_METRIC_DATA);
        deny(Permission.FILTER_LOG_EVENTS);

        PermissionReport report = tester().test(target());

        assertThat(report.checks())
                .filteredOn(check -> check.granted() == Granted.NO)
                .extracting(PermissionCheck::permission)
                .containsExactly(Permission.PUT_METRIC_DATA, Permission.FILTER_LOG_EVENTS);
        assertThat(report.checks())
                .filteredOn(check -> check.granted() == Granted.NO)
                .allSatisfy(check ->
                        assertThat(check.why()).contains(check.permission().action()));
        assertThat(report.checks())
                .filteredOn(check -> check.granted() == Granted.YES)
                .hasSize(9);
    }

    @Test
    default void whatHangsIsNotKnownAndEndsInTime() {
        hang();

        PermissionReport report = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> tester().test(target()));

        assertThat(report.arn()).isEmpty();
        assertThat(report.why()).isNotBlank();
        assertThat(report.checks()).allSatisfy(check -> {
            assertThat(check.granted()).isEqualTo(Granted.UNKNOWN);
            assertThat(check.why()).isNotBlank();
        });
    }
}
