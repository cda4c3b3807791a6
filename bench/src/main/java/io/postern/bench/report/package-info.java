/** One page of all that the runs have left behind. */
@NullMarked
package io.postern.bench.report;

import org.jspecify.annotations.NullMarked;
