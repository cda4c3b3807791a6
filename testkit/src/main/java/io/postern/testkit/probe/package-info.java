/** What adapters of the probe context promise. */
@NullMarked
package io.postern.testkit.probe;

import org.jspecify.annotations.NullMarked;
