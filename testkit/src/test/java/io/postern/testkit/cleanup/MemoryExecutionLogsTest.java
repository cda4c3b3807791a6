package io.postern.testkit.cleanup;

import io.postern.cleanup.memory.MemoryExecutionLogs;
import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.port.ExecutionLogs;

final class MemoryExecutionLogsTest implements ExecutionLogsContract {

    private final MemoryExecutionLogs logs = new MemoryExecutionLogs();

    @Override
    public ExecutionLogs logs() {
        return logs;
    }

    @Override
    public void put(String name, byte[] content) {
        ExecutionKey.read(name).ifPresent(key -> logs.put(key, content));
    }
}
