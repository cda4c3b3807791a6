/** Samples that were good, made bad: what parsers that face the network have to stand. */
@NullMarked
package io.postern.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
