package io.postern.bench;

import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;

/** What becomes of one delivery in an inert CloudWatch that is not well. */
enum Trouble {
    /** It is taken. */
    NONE,
    /** It is refused for being one too many: AWS says so with status 400. */
    THROTTLED,
    /** It is answered with status 503. */
    FAILED,
    /** It is taken, and the connection ends instead of an answer. */
    CUT,
    /** It is never answered and never taken. */
    HANGING;

    /** Nothing ails it. */
    static Supplier<Trouble> none() {
        return () -> NONE;
    }

    /** A tenth is throttled, 5 % fail, 2 % are cut after they were taken, 1 % hang; the same ones in every run. */
    static Supplier<Trouble> script(long seed) {
        Random random = new Random(seed);
        return () -> {
            int percent = random.nextInt(100);
            if (percent < 10) return THROTTLED;
            if (percent < 15) return FAILED;
            if (percent < 17) return CUT;
            return percent < 18 ? HANGING : NONE;
        };
    }

    /** Everything fails for so long, from the first delivery on; then nothing does. */
    static Supplier<Trouble> outage(Duration lasting) {
        return new Supplier<>() {
            private long end;

            @Override
            public synchronized Trouble get() {
                if (end == 0) end = System.nanoTime() + lasting.toNanos();
                return System.nanoTime() - end < 0 ? FAILED : NONE;
            }
        };
    }
}
