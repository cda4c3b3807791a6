/** Metering in this process only. */
@NullMarked
package io.postern.metering.memory;

import org.jspecify.annotations.NullMarked;
