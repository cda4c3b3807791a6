/** The ports of metering in the memory of this process. */
@NullMarked
package io.postern.metering.memory;

import org.jspecify.annotations.NullMarked;
