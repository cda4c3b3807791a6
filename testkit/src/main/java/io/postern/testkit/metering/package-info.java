/** What every adapter of a port of metering must promise, as tests that each of them runs. */
@NullMarked
package io.postern.testkit.metering;

import org.jspecify.annotations.NullMarked;
