/** Sinks of meter events, over HTTP. */
@NullMarked
package io.postern.sinks;

import org.jspecify.annotations.NullMarked;
