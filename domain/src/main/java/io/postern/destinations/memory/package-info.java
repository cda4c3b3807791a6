/** The ports of destinations inside one process. */
@NullMarked
package io.postern.destinations.memory;

import org.jspecify.annotations.NullMarked;
