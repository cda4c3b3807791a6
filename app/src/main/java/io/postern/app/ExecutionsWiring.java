package io.postern.app;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.app.boot.Keys;
import io.postern.cleanup.CompareExecutions;
import io.postern.cleanup.ListExecutions;
import io.postern.cleanup.ReadExecution;
import io.postern.cleanup.memory.MemoryExecutionLogs;
import io.postern.cleanup.port.ExecutionLogs;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together what reads the execution logs of the cleanup. */
@Factory
final class ExecutionsWiring {

    @Singleton
    @Requires(property = Keys.EXECUTION_LOGS, value = "memory")
    ExecutionLogs executionLogs() {
        return new MemoryExecutionLogs();
    }

    @Singleton
    ListExecutions listExecutions(ExecutionLogs logs) {
        return new ListExecutions(logs);
    }

    @Singleton
    ReadExecution readExecution(ExecutionLogs logs, ExecutionReadingConfig config, Clock clock) {
        return new ReadExecution(logs, config.bounds(), clock);
    }

    @Singleton
    CompareExecutions compareExecutions(ReadExecution readExecution) {
        return new CompareExecutions(readExecution);
    }
}
