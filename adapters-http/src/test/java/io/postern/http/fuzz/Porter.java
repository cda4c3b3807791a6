package io.postern.http.fuzz;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.http.Gate;
import io.postern.testkit.Eventually;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Knocks at doors, and says when what opens is not what was promised. */
final class Porter implements AutoCloseable {

    private static final String FIREHOSE_KEY = "firehose-key-of-tests";
    private static final String AUTHORIZER_KEY = "authorizer-key-of-tests-new-0123";
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    /** What a machine may say at once. */
    private static final int MESSAGE_BYTES_MAX = 16_384;

    /** More than that, and so little that it is sent before it is hung up on, as a rule. */
    private static final int SAID_BYTES_MAX = 20_000;

    /** Every class that is loaded for it is looked at by Jazzer first. */
    private static final Duration FIRST_ANSWER_MAX = Duration.ofMinutes(1);

    private final Gate gate = Gate.openWith(settings("forwarded"));

    /** The same behind proxies that write the other header. */
    private final Gate other = Gate.openWith(settings("x-forwarded-for"));

    private final HeardMachine machine = new HeardMachine(gate);
    private final Doors doors = Doors.of(gate);
    private final String token = gate.accessToken();
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
    Answered knock(Door door, byte[] text) {
        if (++knocks % 256 == 0) {
            // They would hold whatever was accepted.
            for (Gate each : gates()) each.queue().mendIt();
        }
        Answered answer = door.part() == Door.Part.MESSAGE ? say(text) : send(door, text);
        double now = faults();
        boolean fault = now > faults || !expected(answer);
        faults = now;
        if (fault) throw new AssertionError(answer.toString());
        return answer;
    }

    private Answered say(byte[] text) {
        // What is no UTF-8 becomes longer when it is sent.
        byte[] bytes = new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        int code = machine.say(new String(bytes, 0, Math.min(bytes.length, SAID_BYTES_MAX), StandardCharsets.UTF_8));
        // The connection may be gone before the code is read, but only while there is more to say than is taken.
        return new Answered(code == 1006 && bytes.length > MESSAGE_BYTES_MAX ? 1009 : code, "");
    }

    private Answered send(Door door, byte[] text) {
        Gate gate = gateOf(door);
        HttpRequest.Builder request = door.request(gate, text).timeout(knocks == 1 ? FIRST_ANSWER_MAX : ANSWER_MAX);
        switch (door.name()) {
            case "access-token" -> {} // the text is the proof
            case "receipt" -> request.header("Authorization", "Bearer " + token);
            case "authorizer" -> request.header("x-api-key", AUTHORIZER_KEY);
            default -> request.header("x-api-key", Gate.OPERATOR_KEY);
        }
        if (door.path().endsWith("/firehose")) request.header("X-Amz-Firehose-Access-Key", FIREHOSE_KEY);
        HttpResponse<String> answer = gate.send(request);
        return new Answered(answer.statusCode(), answer.body());
    }

    /** The gate behind that door. */
    Gate gateOf(Door door) {
        return door.field().equals("X-Forwarded-For") ? other : gate;
    }

    /** Nothing of what was held for requests is still held. */
    void allIsGivenBack() {
        Eventually.holds(ANSWER_MAX, "the memory of bodies is free", () -> gates().stream()
                .allMatch(each -> each.gauge("postern.bodies") == 0));
    }

    /**
     * Refusals are foreseen, among them those of m-lab's locate, which answers 500 where nothing is near, and that a machine
     * is hung up on for what it says (1008) or for how much (1009).
     */
    private static boolean expected(Answered answer) {
        return answer.status() < 500
                || answer.status() == 503
                || answer.status() == 1008
                || answer.status() == 1009
                || answer.body().contains("\"code\":224")
                || answer.body().contains("\"code\":225");
    }

    private double faults() {
        return gates().stream()
                .flatMap(
                        each -> each
                                .bean(MeterRegistry.class)
                                .find("postern.refused")
                                .tag("reason", "internal")
                                .counters()
                                .stream())
                .mapToDouble(Counter::count)
                .sum();
    }

    private List<Gate> gates() {
        return List.of(gate, other);
    }

    /** With limits, or nobody would look at the caller's address, which a proxy tells; they are never reached. */
    private static Map<String, Object> settings(String forwardedBy) {
        return Map.of(
                "postern.metering.firehose.access-keys",
                FIREHOSE_KEY,
                "postern.locate.enabled",
                true,
                "postern.http.trusted-proxies",
                "127.0.0.1/32,192.0.2.0/24",
                "postern.http.forwarded-by",
                forwardedBy,
                "postern.access.rate-limit.preset",
                "custom",
                "postern.access.rate-limit.burst",
                1_000_000,
                "postern.access.rate-limit.refill",
                "1ms");
    }

    @Override
    public void close() {
        machine.close();
        gate.close();
        other.close();
    }
}
