package io.postern.http.fuzz;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.http.Gate;
import io.postern.testkit.Eventually;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Knocks at doors, and says when what opens is not what was promised. */
final class Porter implements AutoCloseable {

    private static final String FIREHOSE_KEY = "firehose-key-of-tests";
    private static final String AUTHORIZER_KEY = "authorizer-key-of-tests-new-0123";
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    /** Every class that is loaded for it is looked at by Jazzer first. */
    private static final Duration FIRST_ANSWER_MAX = Duration.ofMinutes(1);

    /** With limits, or nobody would look at the caller's address, which a proxy tells; they are never reached. */
    private final Gate gate = Gate.openWith(Map.of(
            "postern.metering.firehose.access-keys", FIREHOSE_KEY,
            "postern.http.trusted-proxies", "127.0.0.1/32",
            "postern.http.forwarded-by", "forwarded",
            "postern.access.rate-limit.preset", "custom",
            "postern.access.rate-limit.burst", 1_000_000,
            "postern.access.rate-limit.refill", "1ms"));

    private final Doors doors = Doors.of(gate);
    private double faults;
    private int knocks;

    Doors doors() {
        return doors;
    }

    /**
     * Knocks with that text.
     *
     * @throws AssertionError when there is no answer in time, or the answer or the counters tell of a fault of ours
     */
    void knock(Door door, byte[] text) {
        if (++knocks % 256 == 0) gate.queue().mendIt(); // it would hold whatever was accepted
        HttpRequest.Builder request = door.request(gate, text).timeout(knocks == 1 ? FIRST_ANSWER_MAX : ANSWER_MAX);
        if (!door.field().equals("Authorization"))
            request.header("x-api-key", door.name().equals("authorizer") ? AUTHORIZER_KEY : Gate.OPERATOR_KEY);
        if (door.path().endsWith("/firehose")) request.header("X-Amz-Firehose-Access-Key", FIREHOSE_KEY);
        HttpResponse<String> answer = gate.send(request);
        double now = faults();
        boolean fault = now > faults || !expected(answer);
        faults = now;
        if (fault) throw new AssertionError(answer.statusCode() + " " + answer.body());
    }

    /** Nothing of what was held for requests is still held. */
    void allIsGivenBack() {
        Eventually.holds(ANSWER_MAX, "the memory of bodies is free", () -> gate.gauge("postern.bodies") == 0);
    }

    /** Refusals are foreseen, among them those of m-lab's locate, which answers 500 where nothing is near. */
    private static boolean expected(HttpResponse<String> answer) {
        return answer.statusCode() < 500
                || answer.statusCode() == 503
                || answer.body().contains("\"code\":224")
                || answer.body().contains("\"code\":225");
    }

    private double faults() {
        return gate.bean(MeterRegistry.class).find("postern.refused").tag("reason", "internal").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        gate.close();
    }
}
