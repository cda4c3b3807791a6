package io.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.scheduling.TaskExecutors;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

final class ThreadsTest {

    @Test
    void blockingControllersRunOnVirtualThreads() throws Exception {
        try (Gate gate = Gate.open()) {
            ExecutorService blocking = gate.bean(ExecutorService.class, TaskExecutors.BLOCKING);

            assertThat(blocking.submit(() -> Thread.currentThread().isVirtual()).get())
                    .isTrue();
        }
    }
}
