package io.postern.testkit;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Names that no other test uses, so that suites can share one store. */
public final class Unique {

    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Unique() {}

    /** The given word with a suffix of letters, digits and hyphens that was never handed out before. */
    public static String name(String word) {
        return word + "-" + RUN + "-" + COUNT.incrementAndGet();
    }
}
