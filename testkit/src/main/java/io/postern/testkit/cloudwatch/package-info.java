/**
 * A strict fake of CloudWatch and CloudWatch Logs on loopback, for the unmodified AWS SDK clients.
 *
 * <p>{@link io.postern.testkit.cloudwatch.CloudWatchStandIn} is the front: start it, point the SDK at its endpoint,
 * read back what it stored, tell it to misbehave. It refuses what AWS refuses, because no public emulator does.
 */
@NullMarked
package io.postern.testkit.cloudwatch;

import org.jspecify.annotations.NullMarked;
