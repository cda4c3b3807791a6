/**
 * Measures Postern from outside, as a process, side by side with a bare Netty server in the same run.
 *
 * <p>Words: a <em>contender</em> is a server under load (the bare one, or Postern with one of its queues); a
 * <em>workload</em> is what one request carries; a <em>record</em> is one metric datum or log event as the client
 * counted it; a <em>sample</em> is what one contender did under one workload.
 */
@NullMarked
package io.postern.bench;

import org.jspecify.annotations.NullMarked;
