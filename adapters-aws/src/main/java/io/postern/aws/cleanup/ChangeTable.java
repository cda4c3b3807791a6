package io.postern.aws.cleanup;

import java.time.Duration;

/**
 * Where the trail of an allowlist is kept.
 *
 * @param name of the table
 * @param max most changes; each one more deletes the oldest
 * @param keep how long a change is told
 */
record ChangeTable(String name, int max, Duration keep) {}
