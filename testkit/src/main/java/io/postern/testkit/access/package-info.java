/** What every adapter of a port of access must promise, as tests that each of them runs. */
@NullMarked
package io.postern.testkit.access;

import org.jspecify.annotations.NullMarked;
