package io.postern.testkit.cleanup;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Author;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.ResourceId;
import io.postern.testkit.Unique;
import java.time.Instant;

/** Allowlist entries for tests. */
public final class Entries {

    /** Somebody's change. */
    public static final Edit EDIT = new Edit(new Author("ann"), Instant.parse("2026-05-01T12:00:00.123Z"));

    private static final Expiration FAR = new Expiration(4_000_000_000L);

    private Entries() {}

    /** An entry for a bucket that no other test has. */
    public static AllowlistEntry entry() {
        return of("s3:bucket:" + Unique.name("bucket"));
    }

    /** An entry of that id. */
    public static AllowlistEntry of(String id) {
        return new AllowlistEntry(new ResourceId(id), FAR, "somebody@example.org", "why \u00e9\ud83d\ude00 not?");
    }

    /** The same a second longer. */
    public static AllowlistEntry longer(AllowlistEntry entry) {
        return entry.until(new Expiration(entry.expiration().epochSeconds() + 1));
    }
}
