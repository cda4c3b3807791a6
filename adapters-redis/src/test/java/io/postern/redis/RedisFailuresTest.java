package io.postern.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.RedisReadOnlyException;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RedisFailuresTest {

    static Stream<Throwable> outages() {
        return Stream.of(
                new RedisCommandTimeoutException("late"),
                new RedisConnectionException("refused"),
                new RedisException("Currently not connected. Commands are rejected."),
                new RedisCommandExecutionException("OOM command not allowed when used memory > 'maxmemory'."),
                new RedisLoadingException("LOADING Redis is loading the dataset in memory"),
                new RedisReadOnlyException("READONLY You can't write against a read only replica."),
                new IOException("recvAddress(..) failed with error(-104): Connection reset by peer"),
                new TimeoutException("late"),
                new io.github.bucket4j.TimeoutException("late", 2, 1));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void anOutageIsPortUnavailableWithItsCause(Throwable outage) {
        assertThat(RedisFailures.read("try", outage))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageStartingWith("redis: try: ")
                .hasCause(outage);
    }

    @Test
    void wrappersAreTakenOff() {
        RedisException gone = new RedisConnectionException("refused");

        assertThat(RedisFailures.read("try", new CompletionException(new ExecutionException(gone))))
                .isInstanceOf(PortUnavailable.class)
                .hasCause(gone);
    }

    @Test
    void whatIsKnownToBeUnavailableStaysAsItIs() {
        PortUnavailable known = new PortUnavailable("redis: away", new RedisException("gone"));

        assertThat(RedisFailures.read("try", new CompletionException(known))).isSameAs(known);
    }

    @Test
    void aBugStaysABug() {
        IllegalArgumentException bug = new IllegalArgumentException("x: 1 (expected: 2)");

        assertThat(RedisFailures.read("try", new CompletionException(bug))).isSameAs(bug);
    }
}
