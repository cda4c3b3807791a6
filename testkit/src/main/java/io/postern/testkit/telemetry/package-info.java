/** What every adapter of a port of telemetry must promise, as tests that each of them runs. */
@NullMarked
package io.postern.testkit.telemetry;

import org.jspecify.annotations.NullMarked;
