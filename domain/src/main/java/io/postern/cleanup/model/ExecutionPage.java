package io.postern.cleanup.model;

import java.util.List;

/**
 * Some of the execution logs, newest first.
 *
 * @param more whether there are older ones
 */
public record ExecutionPage(List<ExecutionKey> keys, boolean more) {
    public ExecutionPage {
        keys = List.copyOf(keys);
    }
}
