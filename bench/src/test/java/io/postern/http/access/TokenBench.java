package io.postern.http.access;

import io.postern.access.model.AccessToken;
import io.postern.access.model.ClientId;
import io.postern.access.model.Purpose;
import io.postern.access.model.TokenId;
import io.postern.shared.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the text of an access token, signed with HS256, to what it says; the time is per token. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TokenBench {

    private static final Secret SECRET = new Secret("a secret of the benchmark, for nobody");
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final int TOKENS = 10_000;

    private final String[] tokens = new String[TOKENS];
    private JwtTokenSigner seenBefore = new JwtTokenSigner(SECRET);
    private JwtTokenSigner newcomer = new JwtTokenSigner(SECRET);
    private int nextSeen;
    private int nextNew;

    @Setup
    public void prepare() {
        for (int i = 0; i < TOKENS; i++) {
            tokens[i] = newcomer.sign(new AccessToken(
                    new TokenId("token-" + i),
                    ClientId.DEFAULT,
                    Purpose.TELEMETRY,
                    NOW,
                    NOW.plus(Duration.ofHours(1))));
            expectGood(seenBefore.read(tokens[i]));
        }
    }

    /** The text comes off the wire again, so it is another object, whose hash nobody knows yet. */
    @Benchmark
    public Optional<AccessToken> seenBefore() {
        nextSeen = (nextSeen + 1) % TOKENS;
        return expectGood(seenBefore.read(new String(tokens[nextSeen].toCharArray())));
    }

    @Benchmark
    public Optional<AccessToken> seenForTheFirstTime() {
        if (nextNew == TOKENS) {
            newcomer = new JwtTokenSigner(SECRET);
            nextNew = 0;
        }
        return expectGood(newcomer.read(tokens[nextNew++]));
    }

    private static Optional<AccessToken> expectGood(Optional<AccessToken> read) {
        if (read.isEmpty()) throw new IllegalStateException("token: refused (expected: good)");
        return read;
    }
}
