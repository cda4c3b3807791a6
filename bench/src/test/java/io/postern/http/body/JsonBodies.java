package io.postern.http.body;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.http.HttpConfig;
import java.time.Duration;

/** Bodies as the gate reads them once all of their bytes are there. */
public final class JsonBodies {

    private final BodyBudget budget = new BodyBudget(
            new HttpConfig(16 << 20, Duration.ofSeconds(30), Duration.ofSeconds(10), 64 << 20),
            new SimpleMeterRegistry());

    /** Read as JSON. */
    public Body.Read read(byte[] json) {
        return new Body.Read(JsonTree.read(json), budget.share());
    }
}
