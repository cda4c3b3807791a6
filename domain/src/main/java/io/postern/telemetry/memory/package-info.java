/** The reference adapters of telemetry: a queue, dead letters, and a local store that can be read back. */
@NullMarked
package io.postern.telemetry.memory;

import org.jspecify.annotations.NullMarked;
