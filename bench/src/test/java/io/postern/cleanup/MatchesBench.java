package io.postern.cleanup;

import io.postern.cleanup.memory.MemoryAllowlist;
import io.postern.cleanup.memory.MemoryChangeTrail;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Author;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.Matching;
import io.postern.cleanup.model.ResourceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Which of 50,000 entries spare a resource, all of them for buckets: 5,000 have wildcards, of which 1,000 begin with one, and
 * 500 of these end with one too, so that each is tried.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatchesBench {

    private static final Clock UTC = Clock.systemUTC();
    private static final int ENTRIES = 50_000;
    private static final Edit EDIT = new Edit(new Author("bench"), Instant.EPOCH);

    /** One that an entry names, one that a pattern means, one that nobody spares, and one of 2,000 characters. */
    @Param({"named", "meant", "nobody's", "long"})
    private String resource = "";

    private ResourceId asked = new ResourceId("s3:bucket:");
    private FindMatches findMatches = find(allowlist());

    @Setup
    public void prepare() {
        MemoryAllowlist allowlist = allowlist();
        for (int i = 0; i < ENTRIES; i++)
            allowlist.add(
                    new AllowlistEntry(
                            new ResourceId("s3:bucket:" + id(i)), Expiration.PERMANENT, "web@example.org", ""),
                    EDIT);
        findMatches = find(allowlist);
        asked = new ResourceId("s3:bucket:"
                + switch (resource) {
                    case "named" -> "team-23-logs-eu-central-1-30023";
                    case "meant" -> "team-23-prod-4023-eu-central-1";
                    case "long" -> "team-23-prod-".repeat(150);
                    default -> "assets-of-nobody-eu-central-1-12345";
                });
    }

    @Benchmark
    public Matching matches() {
        return findMatches.matches(asked);
    }

    private static String id(int number) {
        if (number < 500) return "*-scratch-" + number + "-*";
        if (number < 1_000) return "*-keep-" + number;
        if (number < 5_000) return "team-" + number % 100 + "-prod-" + number + "-*";
        return "team-" + number % 100 + "-logs-eu-central-1-" + number;
    }

    private static MemoryAllowlist allowlist() {
        return new MemoryAllowlist(ENTRIES, new MemoryChangeTrail(1, Duration.ofDays(1), UTC), UTC);
    }

    private static FindMatches find(MemoryAllowlist allowlist) {
        return new FindMatches(new AllowlistView(allowlist, Duration.ofDays(1), UTC), UTC);
    }
}
