/** Metering in this process. */
@NullMarked
package io.postern.metering.memory;

import org.jspecify.annotations.NullMarked;
