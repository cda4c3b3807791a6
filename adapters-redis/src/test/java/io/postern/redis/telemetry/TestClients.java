package io.postern.redis.telemetry;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.Submission;
import io.postern.testkit.telemetry.Samples;
import java.time.Clock;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Clients by where their submissions go, and what they send. */
final class TestClients {

    private TestClients() {}

    /** The first of many clients whose pair of partitions is like that. */
    static ClientId with(int partitions, Predicate<Pair> wanted) {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> new ClientId("client-" + i))
                .filter(client -> wanted.test(Pair.of(client, partitions)))
                .findFirst()
                .orElseThrow();
    }

    /** So many events of that client. */
    static Submission logs(ClientId client, int events) {
        Submission.Logs logs = Samples.logs(Clock.systemUTC().instant(), events);
        return new Submission.Logs(client, logs.acceptedAt(), logs.stream(), logs.events());
    }
}
