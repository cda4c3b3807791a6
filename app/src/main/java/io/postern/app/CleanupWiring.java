package io.postern.app;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.app.boot.Keys;
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
import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.cleanup.port.CleanupSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Puts the allowlist and the settings of the cleanup together. */
@Factory
final class CleanupWiring {

    /** A cleanup runs some times a day; five seconds are nothing to whoever asks what it will do. */
    private static final Duration VIEW_FRESH = Duration.ofSeconds(5);

    @Singleton
    @Requires(property = Keys.CLEANUP_ALLOWLIST, value = "memory")
    MemoryChangeTrail changeTrail(MemoryAllowlistConfig bounds, Clock clock) {
        return new MemoryChangeTrail(bounds.changesMax(), bounds.changesKeep(), clock);
    }

    @Singleton
    @Requires(property = Keys.CLEANUP_ALLOWLIST, value = "memory")
    Allowlist allowlist(MemoryAllowlistConfig bounds, MemoryChangeTrail trail, Clock clock) {
        return new MemoryAllowlist(bounds.entriesMax(), trail, clock);
    }

    @Singleton
    @Requires(property = Keys.CLEANUP_SETTINGS, value = "memory")
    CleanupSettings cleanupSettings() {
        return new MemoryCleanupSettings();
    }

    @Singleton
    DescribeServices describeServices(CleanupSettings settings) {
        return new DescribeServices(settings);
    }

    @Singleton
    AllowResource allowResource(Allowlist allowlist, DescribeServices services, Clock clock) {
        return new AllowResource(allowlist, services, clock);
    }

    @Singleton
    ExtendEntry extendEntry(Allowlist allowlist, DescribeServices services, Clock clock) {
        return new ExtendEntry(allowlist, services, clock);
    }

    @Singleton
    WithdrawResource withdrawResource(Allowlist allowlist, Clock clock) {
        return new WithdrawResource(allowlist, clock);
    }

    @Singleton
    ListChanges listChanges(ChangeTrail trail) {
        return new ListChanges(trail);
    }

    @Singleton
    ListAllowed listAllowed(Allowlist allowlist, Clock clock) {
        return new ListAllowed(allowlist, clock);
    }

    @Singleton
    AllowMany allowMany(Allowlist allowlist, DescribeServices services, Clock clock) {
        return new AllowMany(allowlist, services, clock);
    }

    @Singleton
    ExtendMany extendMany(Allowlist allowlist, DescribeServices services, Clock clock) {
        return new ExtendMany(allowlist, services, clock);
    }

    @Singleton
    AllowlistView allowlistView(Allowlist allowlist, Clock clock) {
        return new AllowlistView(allowlist, VIEW_FRESH, clock);
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
