/** Tests of the sinks. */
@NullMarked
package io.postern.sinks;

import org.jspecify.annotations.NullMarked;
