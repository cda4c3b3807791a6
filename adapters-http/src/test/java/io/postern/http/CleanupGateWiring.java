package io.postern.http;

import io.micronaut.context.annotation.Factory;
import io.postern.cleanup.AllowMany;
import io.postern.cleanup.AllowResource;
import io.postern.cleanup.AllowlistView;
import io.postern.cleanup.DescribeServices;
import io.postern.cleanup.ExtendEntry;
import io.postern.cleanup.ExtendMany;
import io.postern.cleanup.FindMatches;
import io.postern.cleanup.ListAllowed;
import io.postern.cleanup.ListChanges;
import io.postern.cleanup.SearchAllowed;
import io.postern.cleanup.WithdrawResource;
import io.postern.cleanup.memory.MemoryAllowlist;
import io.postern.cleanup.memory.MemoryChangeTrail;
import io.postern.cleanup.memory.MemoryCleanupSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The part of {@link GateWiring} that is about the cleanup. */
@Factory
final class CleanupGateWiring {

    @Singleton
    MemoryChangeTrail changeTrail(Clock clock) {
        return new MemoryChangeTrail(10_000, Duration.ofDays(365), clock);
    }

    @Singleton
    BreakableAllowlist allowlist(MemoryChangeTrail trail, Clock clock) {
        return new BreakableAllowlist(new MemoryAllowlist(100_000, trail, clock));
    }

    @Singleton
    ListChanges listChanges(MemoryChangeTrail trail) {
        return new ListChanges(trail);
    }

    @Singleton
    DescribeServices describeServices() {
        return new DescribeServices(new MemoryCleanupSettings());
    }

    @Singleton
    AllowResource allowResource(BreakableAllowlist allowlist, DescribeServices services, Clock clock) {
        return new AllowResource(allowlist, services, clock);
    }

    @Singleton
    ExtendEntry extendEntry(BreakableAllowlist allowlist, DescribeServices services, Clock clock) {
        return new ExtendEntry(allowlist, services, clock);
    }

    @Singleton
    WithdrawResource withdrawResource(BreakableAllowlist allowlist, Clock clock) {
        return new WithdrawResource(allowlist, clock);
    }

    @Singleton
    ListAllowed listAllowed(BreakableAllowlist allowlist, Clock clock) {
        return new ListAllowed(allowlist, clock);
    }

    @Singleton
    AllowMany allowMany(BreakableAllowlist allowlist, DescribeServices services, Clock clock) {
        return new AllowMany(allowlist, services, clock);
    }

    @Singleton
    ExtendMany extendMany(BreakableAllowlist allowlist, DescribeServices services, Clock clock) {
        return new ExtendMany(allowlist, services, clock);
    }

    @Singleton
    AllowlistView allowlistView(BreakableAllowlist allowlist, Clock clock) {
        return new AllowlistView(allowlist, Duration.ZERO, clock);
    }

    @Singleton
    SearchAllowed searchAllowed(AllowlistView view, Clock clock) {
        return new SearchAllowed(view, clock);
    }

    @Singleton
    FindMatches findMatches(AllowlistView view, Clock clock) {
        return new FindMatches(view, clock);
    }
}
