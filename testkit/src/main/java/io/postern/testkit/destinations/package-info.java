/** What every adapter of a port of destinations must promise, as tests that each of them runs. */
@NullMarked
package io.postern.testkit.destinations;

import org.jspecify.annotations.NullMarked;
