package io.postern.http;

import io.micronaut.context.annotation.Factory;
import io.postern.cleanup.CompareExecutions;
import io.postern.cleanup.ListExecutions;
import io.postern.cleanup.ReadExecution;
import io.postern.cleanup.model.ReadingBounds;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The part of {@link GateWiring} that is about execution logs. */
@Factory
final class ExecutionsGateWiring {

    @Singleton
    ScriptedExecutionLogs executionLogs() {
        return new ScriptedExecutionLogs();
    }

    @Singleton
    ListExecutions listExecutions(ScriptedExecutionLogs logs) {
        return new ListExecutions(logs);
    }

    @Singleton
    ReadExecution readExecution(ScriptedExecutionLogs logs, Clock clock) {
        return new ReadExecution(logs, new ReadingBounds(2, Duration.ofMinutes(5)), clock);
    }

    @Singleton
    CompareExecutions compareExecutions(ReadExecution readExecution) {
        return new CompareExecutions(readExecution);
    }
}
